using EShopSim.Cluster.Rules.Disruption;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Disruption;

/// <summary>The Eviction subresource of pods: a DELETE that asks the budgets first (pkg/registry/core/pod/storage/eviction.go).</summary>
internal sealed class EvictionApi(ClusterState state, DisruptionBudgets budgets)
{
    /// <summary>Evicts a pod, if its budget allows.</summary>
    public EvictionAnswer Evict(Pod pod)
    {
        var protecting = budgets.Of(pod);
        var verdict = EvictionAdmission.Decide(pod.Phase, pod.IsReady, pod.IsTerminating, [.. protecting.Select(Show)]);
        switch (verdict)
        {
            case EvictionVerdict.TooManyRequests:
                return EvictionAnswer.TooManyRequests;
            case EvictionVerdict.MultipleBudgets:
                return EvictionAnswer.InternalError;
            case EvictionVerdict.DeleteFromBudget when protecting[0].GrantedAt == state.Simulator.Now:
                return EvictionAnswer.Conflict;
            case EvictionVerdict.DeleteFromBudget:
                protecting[0].GrantedAt = state.Simulator.Now;
                break;
        }

        state.Pods.Delete(pod, "EvictionByEvictionAPI");
        return EvictionAnswer.Evicted;
    }

    // unhealthyPodEvictionPolicy came with 1.26 (KEP-3017).
    private EvictionBudget Show(Budget budget) =>
        new(budgets.StatusOf(budget), AlwaysAllowUnhealthy: budget.Spec.AlwaysAllowUnhealthy && state.Options.Version >= KubernetesVersion.V1_28);
}
