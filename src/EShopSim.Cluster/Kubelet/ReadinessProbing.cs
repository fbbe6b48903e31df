using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>When probes find out that a container which comes up by itself is ready (pkg/kubelet/prober/{worker,prober_manager}.go).</summary>
/// <param name="version">Whose probe workers.</param>
/// <param name="admittedAt">When the kubelet took the pod on: its probe workers run from then.</param>
/// <param name="startedAt">When the container started.</param>
/// <param name="answersAt">From when a probe succeeds.</param>
internal readonly struct ReadinessProbing(KubernetesVersion version, SimTime admittedAt, SimTime startedAt, SimTime answersAt)
{
    private static readonly TimeSpan _plegPeriod = TimeSpan.FromSeconds(1);

    /// <summary>When the container counts as ready.</summary>
    /// <param name="container">Its probes.</param>
    /// <param name="random">Draws the phases of the probe workers and of the status sync.</param>
    public SimTime ReadyAt(ContainerSpec container, RandomStream random)
    {
        var started = startedAt;
        if (container.StartupProbe is { } startup)
            started = FirstSuccess(startup, admittedAt + Jitter(startup, random), startedAt);
        if (container.ReadinessProbe is not { } readiness)
            return SimTime.Max(started, answersAt);

        SimTime firstTick;
        if (version == KubernetesVersion.V1_20)
            firstTick = admittedAt + Jitter(readiness, random);
        else if (container.StartupProbe is null)
            firstTick = startedAt + (_plegPeriod * random.NextDouble());
        else
            firstTick = started;
        return FirstSuccess(readiness, firstTick, started) + (TimeSpan.FromSeconds(readiness.PeriodSeconds) * (readiness.SuccessThreshold - 1));
    }

    // Workers slept a random part of the period first; later ones probe at once, and once more when the status shows a started container.
    private TimeSpan Jitter(Probe probe, RandomStream random) =>
        version == KubernetesVersion.V1_20 ? TimeSpan.FromSeconds(probe.PeriodSeconds) * random.NextDouble() : TimeSpan.Zero;

    private SimTime FirstSuccess(Probe probe, SimTime firstTick, SimTime notBefore)
    {
        var earliest = SimTime.Max(SimTime.Max(answersAt, notBefore), startedAt + TimeSpan.FromSeconds(probe.InitialDelaySeconds));
        if (earliest <= firstTick)
            return firstTick;
        var period = TimeSpan.FromSeconds(probe.PeriodSeconds).Ticks;
        var ticks = ((earliest - firstTick).Ticks + period - 1) / period;
        return firstTick + TimeSpan.FromTicks(ticks * period);
    }
}
