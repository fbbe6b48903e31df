using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>ResourceQuotas.</summary>
internal static class QuotaShape
{
    private static readonly Shape<QuotaScope> Scope = Scalar.Choice(
        ("Terminating", QuotaScope.Terminating),
        ("NotTerminating", QuotaScope.NotTerminating),
        ("BestEffort", QuotaScope.BestEffort),
        ("NotBestEffort", QuotaScope.NotBestEffort));

    internal static readonly Shape<ResourceQuota> Instance = WorkloadShapes.Workload(
        "ResourceQuota",
        new ObjectShape<ResourceQuota>("a quota's spec", fields =>
        {
            var hard = fields.Optional("hard", new QuotaHardShape(), new ResourceQuota(WorkloadShapes.NoMeta), "what all pods together may have");
            var scopes = fields.Optional("scopes", new ListShape<QuotaScope>(Scope), [], "which pods are counted");
            fields.Ignore("scopeSelector");
            return values => values.Get(hard) with { Scopes = values.Get(scopes) };
        }),
        new ResourceQuota(WorkloadShapes.NoMeta),
        (quota, meta) => quota with { Meta = meta });
}
