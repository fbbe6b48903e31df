using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>What one controller asks of the API: its requests, and its events, which are sent one after the other and take of the same tokens.</summary>
internal sealed class ControllerClient(ClusterState state) : IEventHandler
{
    private readonly ClientRateLimit _limit = new(state.Options.ControllerRequestsPerSecond, state.Options.ControllerRequestBurst);
    private int _unsentEvents;
    private bool _isSending;

    /// <summary>When the next request may go.</summary>
    public SimTime Take() => _limit.Take(state.Simulator.Now);

    /// <summary>An event about an object is to be sent when those before it are; one too many about the same object is dropped.</summary>
    /// <param name="ofObject">The tokens of the object.</param>
    public void SendEvent(ClientRateLimit ofObject)
    {
        if (!ofObject.TryTake(state.Simulator.Now))
            return;
        _unsentEvents++;
        if (!_isSending)
            Send();
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        _isSending = false;
        Send();
    }

    private void Send()
    {
        var now = state.Simulator.Now;
        while (_unsentEvents > 0)
        {
            _unsentEvents--;
            var at = _limit.Take(now);
            if (at <= now)
                continue;
            _isSending = true;
            state.Simulator.Schedule(at, Phase.Control, this, 0);
            return;
        }
    }
}
