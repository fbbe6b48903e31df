using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>PodDisruptionBudgets.</summary>
internal static class BudgetShape
{
    internal static readonly Shape<PodDisruptionBudget> Instance = WorkloadShapes.Workload(
        "PodDisruptionBudget",
        new ObjectShape<PodDisruptionBudget>("a budget's spec", fields =>
        {
            var selector = fields.Maybe("selector", MetadataShapes.Selector, "which pods it protects");
            var available = fields.MaybeValue("minAvailable", Scalar.CountOrPercent, "pods that must stay healthy");
            var unavailable = fields.MaybeValue("maxUnavailable", Scalar.CountOrPercent, "pods that may be unhealthy");
            var policy = fields.Optional("unhealthyPodEvictionPolicy", Scalar.Choice(("IfHealthyBudget", false), ("AlwaysAllow", true)), false, "whether unhealthy pods may always be evicted");
            return values =>
            {
                if (values.Has(available) && values.Has(unavailable))
                    values.Report(DiagnosticCodes.Contradiction, unavailable, "minAvailable and maxUnavailable exclude each other; keep one");
                return new PodDisruptionBudget(WorkloadShapes.NoMeta, values.Get(selector))
                {
                    MinAvailable = values.Get(available),
                    MaxUnavailable = values.Get(unavailable),
                    AlwaysAllowUnhealthy = values.Get(policy),
                };
            };
        }),
        new PodDisruptionBudget(WorkloadShapes.NoMeta, null),
        (budget, meta) => budget with { Meta = meta });
}
