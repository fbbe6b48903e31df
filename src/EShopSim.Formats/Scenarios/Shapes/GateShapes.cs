using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Feature gates, under Kubernetes' names.</summary>
internal static class GateShapes
{
    internal static readonly Shape<FeatureGates> Gates = new ObjectShape<FeatureGates>("feature gates", fields =>
    {
        var zero = fields.Optional("HPAScaleToZero", Scalar.Boolean, false, "HPAs may have minReplicas 0. Default false.");
        var unavailable = fields.Optional("MaxUnavailableStatefulSet", Scalar.Boolean, false, "StatefulSets heed maxUnavailable. Default false.");
        return values => new FeatureGates(values.Get(zero), values.Get(unavailable));
    });
}
