using EShopSim.Cluster.Rules.Disruption;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Disruption;

/// <summary>The PodDisruptionBudgets with their status (pkg/controller/disruption).</summary>
/// <remarks>
/// Only evictions read a status, so it is computed when one asks: the pods need not be counted at each of their changes. An eviction
/// deletes its pod at the instant it is granted, which leaves no granted evictions to remember.
/// </remarks>
internal sealed class DisruptionBudgets
{
    private readonly ClusterState _state;
    private readonly List<Budget> _budgets = [];

    public DisruptionBudgets(ClusterState state)
    {
        _state = state;
        foreach (var spec in state.Objects.DisruptionBudgets)
            _budgets.Add(new Budget(spec));
    }

    /// <summary>The budgets that protect a pod, in the manifests' order.</summary>
    public List<Budget> Of(Pod pod)
    {
        var found = new List<Budget>();
        foreach (var budget in _budgets)
            if (string.Equals(budget.Spec.Meta.Namespace, pod.Namespace, StringComparison.Ordinal)
                && budget.Spec.Selector is { } selector
                && selector.Matches(pod.Template.Labels))
                found.Add(budget);
        return found;
    }

    /// <summary>The status of a budget now.</summary>
    public BudgetStatus StatusOf(Budget budget)
    {
        var spec = budget.Spec;
        var pods = spec.Selector is null ? [] : PodSelection.Of(_state, spec.Meta.Namespace, spec.Selector);
        return DisruptionBudget.Compute(new BudgetArguments
        {
            Version = _state.Options.Version,
            MinAvailable = spec.MinAvailable,
            MaxUnavailable = spec.MaxUnavailable,
            Pods = [.. pods.Select(Show)],
            Now = _state.Simulator.Now,
        });
    }

    private static ProtectedPod Show(Pod pod) => new(pod.Name, pod.IsReady)
    {
        Deleted = pod.IsTerminating,
        Controller = pod.Workload.ToString(),
        ControllerReplicas = pod.OwningWorkload.SpecReplicas,
    };
}
