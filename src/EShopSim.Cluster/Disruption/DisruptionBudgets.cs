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

    /// <summary>How many budgets there are.</summary>
    public int Count => _budgets.Count;

    /// <summary>The evictions that a budget allows now, by its index.</summary>
    public int DisruptionsAllowed(int index) => StatusOf(_budgets[index]).DisruptionsAllowed;

    /// <summary>The indices of the budgets that protect a pod from its scheduler: those with an empty selector protect none there.</summary>
    public List<int> IndicesOf(Pod pod)
    {
        var found = new List<int>();
        for (var i = 0; i < _budgets.Count; i++)
            if (_budgets[i].Spec is { Selector: { IsEmpty: false } selector } spec
                && string.Equals(spec.Meta.Namespace, pod.Namespace, StringComparison.Ordinal)
                && selector.Matches(pod.Template.Labels))
                found.Add(i);
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
