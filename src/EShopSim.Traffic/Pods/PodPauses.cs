using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Pods;

/// <summary>When one pod stands still. Each pod draws on a stream of its own, so that its pauses depend on no other.</summary>
internal sealed class PodPauses : IEventHandler
{
    private readonly DataPlane _plane;
    private readonly PodServer _pod;
    private readonly Pauses _pauses;
    private readonly RandomStream _random;
    private EventHandle _next;

    public PodPauses(DataPlane plane, PodServer pod, Pauses pauses)
    {
        _plane = plane;
        _pod = pod;
        _pauses = pauses;
        _random = plane.Streams.Get($"pauses/{pod.Pod.Namespace}/{pod.Pod.Name}");

        // Pods that started together do not pause together.
        Schedule(pauses.EverySeconds.Sample(_random) * _random.NextDouble());
    }

    public void Handle(int kind, long argument)
    {
        if (_pod.IsPaused)
        {
            Schedule(_pauses.EverySeconds.Sample(_random));
            _pod.Resume();
        }
        else
        {
            Schedule(_pauses.DurationSeconds.Sample(_random));
            _pod.Pause();
        }
    }

    public void Stop() => _plane.Simulator.Cancel(_next);

    private void Schedule(double seconds)
    {
        // At least a tick, so that time goes on whatever the laws give.
        var ticks = Math.Max(1, (long)Math.Round(seconds * TimeSpan.TicksPerSecond));
        _next = _plane.Simulator.ScheduleAfter(TimeSpan.FromTicks(ticks), Phase.Service, this);
    }
}
