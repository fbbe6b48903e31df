using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Counts why nodes refused a pod, and says it as Kubernetes does (FitError in pkg/scheduler/framework/types.go).</summary>
internal sealed class UnschedulableReasons
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Who refused the pod anywhere.</summary>
    public RejectingPlugins RejectedBy { get; private set; }

    /// <summary>One node's reasons.</summary>
    public void Add(IReadOnlyList<Refusal> refusals)
    {
        foreach (var (plugin, reason) in refusals)
        {
            RejectedBy |= plugin;
            _counts[reason] = _counts.GetValueOrDefault(reason) + 1;
        }
    }

    /// <summary><c>0/3 nodes are available: 1 Too many pods, 2 Insufficient cpu.</c></summary>
    public string Message(int nodes)
    {
        if (nodes == 0)
            return "no nodes available to schedule pods";
        var parts = _counts.Select(entry => FormattableString.Invariant($"{entry.Value} {entry.Key}")).Order(StringComparer.Ordinal);
        return FormattableString.Invariant($"0/{nodes} nodes are available: {string.Join(", ", parts)}.");
    }
}
