using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Requests;

/// <summary>Requests and answers under way between pods.</summary>
internal sealed class Transit(DataPlane plane, Network delays) : IEventHandler
{
    private const int RequestArrives = 0;
    private const int AnswerArrives = 1;
    private const int FailureArrives = 2;
    private const ulong Outward = 0x6E65_7477_6F72_6B31;
    private const ulong Back = 0x6E65_7477_6F72_6B32;

    private readonly RandomStream _random = new(0);

    /// <summary>Answers under way.</summary>
    public int Returning { get; private set; }

    /// <summary>How long a try of a call is on its way to a pod, in ticks.</summary>
    public long OutwardTicks(int call, ulong key, PodServer pod) => Draw(call, key, pod, Outward);

    /// <summary>Sends a visit on its way to its pod.</summary>
    public void Send(int index, long ticks)
    {
        ref var visit = ref plane.Visits[index];
        visit.Stage = VisitStage.Travelling;
        visit.WaitEnd = plane.Simulator.Schedule(new SimTime(plane.Simulator.Now.Ticks + ticks), Phase.Service, this, RequestArrives, index);
    }

    /// <summary>Sends the answer of a visit, which has left its pod, or its failure, on its way to the caller; false when that takes no time.</summary>
    public bool TryReturn(int index, PodServer pod, bool isAnswered)
    {
        ref var visit = ref plane.Visits[index];
        if (visit.Caller == Index.None)
            return false;
        var ticks = Draw(visit.Caller, visit.Key, pod, Back);
        if (ticks == 0)
            return false;
        visit.Stage = VisitStage.Returning;
        plane.Path.SetOut(visit.Span);
        Returning++;
        plane.Simulator.Schedule(new SimTime(plane.Simulator.Now.Ticks + ticks), Phase.Service, this, isAnswered ? AnswerArrives : FailureArrives, index);
        return true;
    }

    public void Handle(int kind, long argument)
    {
        var index = (int)argument;
        plane.Path.Travelled(plane.Visits[index].Span);
        if (kind == RequestArrives)
        {
            plane.Dispatcher.Arrive(index);
        }
        else
        {
            Returning--;
            plane.Service.Return(index, kind == AnswerArrives);
        }

        plane.Settle();
    }

    private long Draw(int call, ulong key, PodServer pod, ulong way)
    {
        var caller = plane.Calls[call].Caller;
        if (caller == Index.None || !pod.IsInCluster)
            return 0;
        var from = plane.Pods[plane.Visits[caller].Pod]!.Pod.NodeIndex;
        var to = pod.Pod.NodeIndex;
        var law = from == to ? delays.SameNodeSeconds
            : plane.Places.ZoneOf(from) == plane.Places.ZoneOf(to) ? delays.SameZoneSeconds
            : delays.CrossZoneSeconds;
        _random.Reseed(RandomStreams.Mix(key, way));
        return (long)Math.Round(law.Sample(_random) * TimeSpan.TicksPerSecond);
    }
}
