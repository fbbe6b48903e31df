using EShopSim.Cluster.Api;
using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>The bounds of an HPA that go with planned replicas, and what its CPU target would make of them.</summary>
/// <param name="Autoscaler">The HPA as it should be.</param>
/// <param name="Asks">Replicas that its CPU target asks for at the peak, without bounds; null where it looks at something else.</param>
/// <param name="TargetWas">Its target in percent where that had to be lowered, because it would not have asked for the replicas needed; null otherwise.</param>
public sealed record HpaSettings(HorizontalPodAutoscaler Autoscaler, int? Asks, long? TargetWas)
{
    // Kubernetes leaves a ratio within a tenth of 1 alone (pkg/controller/podautoscaler, defaultTolerance).
    private const double Tolerance = 0.1;
    private const int Samples = 400;

    // A sync every 15 s sees what was scraped up to 30 s ago and measured some seconds before; the image is on the node.
    private static readonly TimeSpan _untilScaled = TimeSpan.FromSeconds(60);

    /// <summary>Whether the minimum lies below the maximum.</summary>
    public bool CanRaise => Autoscaler.MinReplicas < Autoscaler.MaxReplicas;

    /// <summary>The same with a minimum that lies a share of the way nearer to the maximum.</summary>
    internal HpaSettings Raised(double share) =>
        this with { Autoscaler = Autoscaler with { MinReplicas = Autoscaler.MinReplicas + (int)Math.Ceiling(share * (Autoscaler.MaxReplicas - Autoscaler.MinReplicas)) } };

    /// <summary>Settings for one module.</summary>
    /// <param name="scenario">Whose traffic over time says how fast the load rises.</param>
    /// <param name="module">A module with an HPA.</param>
    /// <param name="load">Its load at the peak.</param>
    /// <param name="replicas">Replicas that the peak needs.</param>
    /// <param name="replicasAt">Replicas that a share of the peak needs, at most <paramref name="replicas"/>.</param>
    /// <param name="least">Fewest replicas at any time.</param>
    internal static HpaSettings Of(Scenario scenario, PlannedModule module, ModuleLoad load, int replicas, Func<double, int> replicasAt, int least)
    {
        var hpa = module.Autoscaler!;
        var asksAlone = Asking(hpa, module, load.OfferedCores);
        var asks = asksAlone is { } known ? (int)Math.Min(int.MaxValue, Math.Ceiling(known)) : (int?)null;
        long? targetWas = null;

        // Within its tolerance it stays as much as a tenth below what it would ask for.
        if (asksAlone is { } wanted && replicas > 1 && Math.Ceiling(wanted / (1 + Tolerance)) < replicas)
        {
            targetWas = hpa.Metrics[0].Target;
            var used = load.OfferedCores / (replicas * module.RequestCores) * 100;
            var target = Math.Max(1, (long)Math.Floor(used / (1 + Tolerance)));
            hpa = hpa with { Metrics = [hpa.Metrics[0] with { Target = target }, .. hpa.Metrics.Skip(1)] };
        }

        var minimum = Math.Clamp(Minimum(scenario, hpa, module, load, replicas, replicasAt), Math.Min(least, replicas), replicas);
        return new HpaSettings(hpa with { MinReplicas = minimum, MaxReplicas = replicas }, asks, targetWas);
    }

    /// <summary>Replicas among which an HPA settles when so much CPU is used; its most where it does not look at CPU utilization alone.</summary>
    internal static int SettledAt(PlannedModule module, double usedCores) => module.Autoscaler is not { } hpa
        ? module.Replicas
        : Math.Clamp(Asking(hpa, module, usedCores) is { } asked ? (int)Math.Min(int.MaxValue, Math.Ceiling(asked)) : hpa.MaxReplicas, Math.Max(1, hpa.MinReplicas), hpa.MaxReplicas);

    private static double? Asking(HorizontalPodAutoscaler hpa, PlannedModule module, double usedCores) =>
        hpa.Metrics is [{ Source: MetricSourceType.Resource, Name: "cpu", TargetType: MetricTargetType.Utilization, Target: > 0 } metric] && module.RequestCores > 0
            ? usedCores / (metric.Target / 100.0 * module.RequestCores)
            : null;

    // Where the load rises faster than the HPA follows, the minimum must stand for what it will be by then.
    private static int Minimum(Scenario scenario, HorizontalPodAutoscaler hpa, PlannedModule module, ModuleLoad load, int replicas, Func<double, int> replicasAt)
    {
        var peak = scenario.Traffic.Sum(s => PeakTraffic.LevelAt(s, PeakTraffic.PeakTime(scenario.Traffic)));
        var reaction = _untilScaled + TimeSpan.FromSeconds(scenario.PodTimings.FirstOrDefault(t => t.Workload == module.Workload)?.StartupSeconds.Mean ?? 0);
        TimeSpan[] times =
        [
            .. scenario.Traffic.SelectMany(s => s.Rate.Segments.SelectMany(r => new[] { r.Start - TimeSpan.FromSeconds(1), r.Start, r.End })),
            .. Enumerable.Range(0, Samples + 1).Select(i => scenario.Duration * i / Samples),
        ];
        times = [.. times.Where(t => t >= TimeSpan.Zero && t <= scenario.Duration).Distinct().Order()];
        double[] shares = [.. times.Select(ShareAt)];
        var minimum = replicasAt(shares.Min());
        for (var i = 0; i < times.Length; i++)
        {
            var soon = Math.Max(shares[i], ShareAt(times[i] + reaction));
            for (var j = i + 1; j < times.Length && times[j] <= times[i] + reaction; j++)
                soon = Math.Max(soon, shares[j]);
            var there = Asking(hpa, module, load.OfferedCores * shares[i]) is { } asked ? Math.Min(replicas, (int)Math.Ceiling(asked)) : replicasAt(shares[i]);
            var needed = replicasAt(soon);
            if (there < needed)
                minimum = Math.Max(minimum, needed);
        }

        return minimum;

        double ShareAt(TimeSpan at) => scenario.Traffic.Sum(s => PeakTraffic.LevelAt(s, at)) / peak;
    }
}
