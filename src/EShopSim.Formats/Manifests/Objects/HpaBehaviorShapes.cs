using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>spec.behavior of an HPA (pkg/apis/autoscaling/validation/validation.go).</summary>
internal static class HpaBehaviorShapes
{
    private static readonly Shape<HpaScalingPolicy> Policy = new ObjectShape<HpaScalingPolicy>("a scaling policy", fields =>
    {
        var isPercent = fields.Essential("type", Scalar.Choice(("Pods", false), ("Percent", true)), "what value counts");
        var value = fields.Essential("value", Scalar.Integer(1), "the largest change");
        var period = fields.Essential("periodSeconds", Scalar.Integer(1, 1800), "the period");
        return values => new HpaScalingPolicy(values.Get(isPercent), values.Get(value), values.Get(period));
    });

    private static readonly Shape<HpaScalingRules> Rules = new ObjectShape<HpaScalingRules>("scaling rules", fields =>
    {
        var window = fields.MaybeValue("stabilizationWindowSeconds", Scalar.Integer(0, 3600), "how far back recommendations are looked at");
        var select = fields.MaybeValue("selectPolicy", Scalar.Choice(("Max", ScalingPolicySelect.Max), ("Min", ScalingPolicySelect.Min), ("Disabled", ScalingPolicySelect.Disabled)), "which policy decides");
        var policies = fields.Maybe("policies", new ListShape<HpaScalingPolicy>(Policy, minItems: 1), "the policies");
        var tolerance = fields.MaybeValue("tolerance", Scalar.Milli, "the ratio ignored");
        return values => new HpaScalingRules
        {
            StabilizationWindowSeconds = values.Get(window),
            SelectPolicy = values.Get(select),
            Policies = values.Get(policies),
            Tolerance = values.Get(tolerance) / 1000.0,
        };
    });

    internal static readonly Shape<HpaBehavior> Behavior = new ObjectShape<HpaBehavior>("scaling behavior", fields =>
    {
        var up = fields.Maybe("scaleUp", Rules, "rules for growing");
        var down = fields.Maybe("scaleDown", Rules, "rules for shrinking");
        return values => new HpaBehavior(values.Get(up), values.Get(down));
    });
}
