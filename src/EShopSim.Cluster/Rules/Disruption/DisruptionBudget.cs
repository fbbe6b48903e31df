using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Disruption;

/// <summary>How many pods a PodDisruptionBudget lets go (pkg/controller/disruption/disruption.go). Percentages round up.</summary>
public static class DisruptionBudget
{
    /// <summary>How long a granted eviction may take until it counts as forgotten.</summary>
    public static readonly TimeSpan DeletionTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Computes the status.</summary>
    public static BudgetStatus Compute(BudgetArguments arguments)
    {
        if (Expected(arguments) is not { } expected)
            return new BudgetStatus { Error = BudgetError.NoControllerRef };
        var desired = Desired(arguments, expected);
        var disrupted = StillAwaited(arguments);
        var healthy = CountHealthy(arguments, disrupted);
        return new BudgetStatus
        {
            ExpectedPods = expected,
            DesiredHealthy = desired,
            CurrentHealthy = healthy,
            DisruptedPods = disrupted,
            // A budget that matches nothing yet must not let anything go.
            DisruptionsAllowed = expected <= 0 ? 0 : Math.Max(0, healthy - desired),
        };
    }

    private static int? Expected(BudgetArguments arguments)
    {
        if (arguments.MaxUnavailable is null && arguments.MinAvailable is not { IsPercent: true })
            return arguments.MinAvailable is null ? 0 : arguments.Pods.Count;
        var counted = new HashSet<string>(StringComparer.Ordinal);
        var sum = 0;
        foreach (var pod in arguments.Pods)
        {
            if (pod.Controller is not { } controller)
            {
                if (arguments.Version < KubernetesVersion.V1_28)
                    return null;
                continue;
            }

            if (counted.Add(controller))
                sum += pod.ControllerReplicas;
        }

        return sum;
    }

    private static int Desired(BudgetArguments arguments, int expected) =>
        arguments.MaxUnavailable is { } maxUnavailable
            ? Math.Max(0, expected - maxUnavailable.CeilingOf(expected))
            : arguments.MinAvailable?.CeilingOf(expected) ?? 0;

    private static List<DisruptedPod> StillAwaited(BudgetArguments arguments)
    {
        var awaited = new List<DisruptedPod>();
        foreach (var disrupted in arguments.DisruptedPods)
        {
            if (disrupted.GrantedAt + DeletionTimeout < arguments.Now)
                continue;
            foreach (var pod in arguments.Pods)
                if (!pod.Deleted && string.Equals(pod.Name, disrupted.Name, StringComparison.Ordinal))
                    awaited.Add(disrupted);
        }

        return awaited;
    }

    private static int CountHealthy(BudgetArguments arguments, List<DisruptedPod> disrupted)
    {
        var healthy = 0;
        foreach (var pod in arguments.Pods)
            if (pod.IsReady && !pod.Deleted && !IsLeaving(pod, disrupted, arguments.Now))
                healthy++;
        return healthy;
    }

    private static bool IsLeaving(ProtectedPod pod, List<DisruptedPod> disrupted, SimTime now)
    {
        foreach (var entry in disrupted)
            if (string.Equals(entry.Name, pod.Name, StringComparison.Ordinal) && entry.GrantedAt + DeletionTimeout > now)
                return true;
        return false;
    }
}
