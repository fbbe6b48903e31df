using System.Globalization;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Rules;

/// <summary>Pods of one container that have run for an hour, and what the metrics API says of them.</summary>
internal static class HpaWorkload
{
    public static readonly SimTime Now = SimTime.FromSeconds(1_000_000);

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    public static PodMetricArguments Cpu(int current, long target, long requestMilli, long[] usagesMilli, int unready = 0, int missing = 0)
    {
        var ready = usagesMilli.Select((_, index) => Pod("ready", index, requestMilli));
        var late = Enumerable.Range(0, unready).Select(index => Pod("unready", index, requestMilli) with { Phase = PodPhase.Pending });
        var silent = Enumerable.Range(0, missing).Select(index => Pod("missing", index, requestMilli));
        return new PodMetricArguments
        {
            CurrentReplicas = current,
            Target = target,
            IsCpu = true,
            Pods = [.. ready, .. late, .. silent],
            Metrics = new([.. usagesMilli.Select((usage, index) => new PodMetric(Name("ready", index), usage, Now, Window))], null),
            Now = Now,
        };
    }

    public static IReadOnlyList<AutoscaledPod> ReadyPods(int count) =>
        [.. Enumerable.Range(0, count).Select(index => Pod("ready", index, 100))];

    public static ReplicaCalculatorSettings Settings(KubernetesVersion version, double up = 0.1, double down = 0.1) =>
        new() { Version = version, Tolerance = new Tolerance(up, down) };

    private static AutoscaledPod Pod(string kind, int index, long requestMilli) => new(Name(kind, index), PodPhase.Running)
    {
        Ready = ConditionStatus.True,
        ReadyTransitionTime = Now - TimeSpan.FromHours(1),
        StartTime = Now - TimeSpan.FromHours(1),
        Containers = [new ContainerRequest("app", requestMilli)],
    };

    private static string Name(string kind, int index) => kind + index.ToString(CultureInfo.InvariantCulture);
}
