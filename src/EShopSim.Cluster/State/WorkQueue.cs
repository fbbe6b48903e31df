using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>A controller's queue of keys: a key that already waits is not added twice (client-go/util/workqueue).</summary>
/// <param name="simulator">The clock.</param>
/// <param name="watchDelay">How long news travels from the API to the controller.</param>
/// <param name="sync">What is done for a key.</param>
internal sealed class WorkQueue(Simulator simulator, TimeSpan watchDelay, Action<int> sync) : IEventHandler
{
    private const int Notified = 0;
    private const int Due = 1;

    private readonly List<bool> _waiting = [];
    private readonly List<EventHandle> _delayed = [];
    private readonly List<SimTime> _delayedTo = [];

    /// <summary>Syncs the key when the news has travelled.</summary>
    public void Add(int key)
    {
        Grow(key);
        if (_waiting[key])
            return;
        _waiting[key] = true;
        simulator.ScheduleAfter(watchDelay, Phase.Control, this, Notified, key);
    }

    /// <summary>Syncs the key after the delay; of several such requests the earliest stands (client-go delaying_queue.go).</summary>
    public void AddAfter(int key, TimeSpan delay)
    {
        Grow(key);
        var at = simulator.Now + delay;
        if (simulator.IsPending(_delayed[key]))
        {
            if (_delayedTo[key] <= at)
                return;
            simulator.Cancel(_delayed[key]);
        }

        _delayed[key] = simulator.Schedule(at, Phase.Control, this, Due, key);
        _delayedTo[key] = at;
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var key = (int)argument;
        if (kind == Notified)
            _waiting[key] = false;
        sync(key);
    }

    private void Grow(int key)
    {
        while (_waiting.Count <= key)
        {
            _waiting.Add(false);
            _delayed.Add(default);
            _delayedTo.Add(default);
        }
    }
}
