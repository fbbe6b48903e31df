using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;

namespace EShopSim.Formats.Checks;

/// <summary>PodDisruptionBudgets that protect nothing, or everything for ever.</summary>
internal static class BudgetAdvice
{
    internal static void Check(ManifestObjects manifests, IReadOnlyList<Workload> workloads, Findings findings)
    {
        // Budgets alone say nothing about the pods they are for.
        if (workloads.Count == 0)
            return;
        foreach (var budget in manifests.Budgets.Items)
        {
            var name = budget.Object.Meta.Name;
            var guarded = workloads.Where(workload => workload.Ref.Namespace == budget.Object.Meta.Namespace && budget.Object.Selector?.Matches(workload.Template.Labels) == true).ToArray();
            if (guarded.Length == 0)
                findings.Add(DiagnosticCodes.SelectsNothing, budget.Document.Find("spec", "selector").At, $"PodDisruptionBudget '{name}' selects no pod of any workload in namespace '{budget.Object.Meta.Namespace}'");
            else if (Reason(budget.Object, guarded, manifests) is { } reason)
                findings.Add(DiagnosticCodes.BudgetAllowsNone, budget.Document.Find("spec", budget.Object.MinAvailable is null ? "maxUnavailable" : "minAvailable").At, $"PodDisruptionBudget '{name}' never allows a disruption ({reason}): kubectl drain will hang");
        }
    }

    private static string? Reason(PodDisruptionBudget budget, IReadOnlyList<Workload> guarded, ManifestObjects manifests)
    {
        if (budget.MaxUnavailable is { Value: 0 } none)
            return $"maxUnavailable is {none}";
        if (budget.MinAvailable is not { } least || guarded.Any(workload => workload.Ref.Kind == WorkloadKind.DaemonSet))
            return null;
        var most = guarded.Sum(workload => (long)(manifests.AutoscalerOf(workload.Ref)?.Object.MaxReplicas ?? workload.Replicas ?? 1));
        if (most is 0 or > int.MaxValue || least.CeilingOf((int)most) < most)
            return null;
        return FormattableString.Invariant($"minAvailable {least} of at most {most} {(most == 1 ? "pod" : "pods")}");
    }
}
