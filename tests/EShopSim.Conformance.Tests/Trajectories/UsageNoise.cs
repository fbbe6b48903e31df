using EShopSim.Cluster;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>
/// Metrics that waver, as those of some recordings do by 0.67 %: with the recorded phases as they really did, pod by pod and scrape by
/// scrape, with other phases by chance.
/// </summary>
internal sealed class UsageNoise(Trajectory recording, RandomStream? chance, Simulator simulator, IPodUsage exact) : IPodUsage
{
    private const double Amplitude = 0.0067;
    // What the recorder rounds, and half a second by which pods became ready sooner or later, come on top.
    private const double WidestRatio = 0.01;
    private const double WindowSeconds = 15;

    private readonly IReadOnlyList<RecordedScrape> _scrapes = recording.OrderedScrapes;
    private readonly Dictionary<int, Counter> _counters = [];

    /// <summary>The noise of a recording; null when its metrics are exact.</summary>
    public static UsageNoise? Of(Trajectory recording, ClosedLoopPhases phases, Simulator simulator, IPodUsage exact)
    {
        if (!recording.HasNoisyMetrics)
            return null;
        var isAligned = phases.FirstScrape == TimeSpan.FromSeconds(recording.OrderedScrapes[0].Seconds);
        return new UsageNoise(recording, isAligned ? null : new RandomStreams(phases.Seed, 0).Get("noise"), simulator, exact);
    }

    public double CpuCoreSeconds(Pod pod)
    {
        var used = exact.CpuCoreSeconds(pod);
        var counter = _counters.GetValueOrDefault(pod.Index);
        if (counter.At == simulator.Now && counter.Served > 0)
            return counter.Served;
        var spent = used - counter.Exact;
        var served = counter.Served + (spent * Factor(pod, spent));
        _counters[pod.Index] = new Counter(simulator.Now, used, served);
        return served;
    }

    public long MemoryBytes(Pod pod) => exact.MemoryBytes(pod);

    public long RequestsReceived(Pod pod) => exact.RequestsReceived(pod);

    public bool IsIdle(Pod pod) => exact.IsIdle(pod);

    private double Factor(Pod pod, double spent)
    {
        if (chance is not null)
            return 1 + (Amplitude * ((2 * chance.NextDouble()) - 1));
        var index = (int)Math.Round((simulator.Now.TotalSeconds - _scrapes[0].Seconds) / WindowSeconds);
        if (spent <= 0 || index < 0 || index >= _scrapes.Count)
            return 1;
        var rank = pod.OwningWorkload.Pods.Count(other => other.Index < pod.Index && other.IsRunning);
        if (rank >= _scrapes[index].Millicores.Count)
            return 1;
        var ratio = _scrapes[index].Millicores[rank] * WindowSeconds / 1000 / spent;
        return Math.Abs(ratio - 1) <= WidestRatio ? ratio : 1;
    }

    private readonly record struct Counter(SimTime At, double Exact, double Served);
}
