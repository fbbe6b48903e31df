using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What the API server fills into spec.behavior (pkg/apis/autoscaling/v2/defaults.go).</summary>
public static class HpaBehaviorDefaults
{
    private static readonly HpaScalingPolicy FourPods = new(IsPercent: false, 4, 15);
    private static readonly HpaScalingPolicy AllReplicas = new(IsPercent: true, 100, 15);

    /// <summary>
    /// Both directions filled in, field by field; a given list of policies stays as it is. The window of scale-down stays
    /// null: the controller's flag fills it at every sync.
    /// </summary>
    public static HpaBehavior Apply(HpaBehavior behavior)
    {
        var up = behavior.ScaleUp ?? new HpaScalingRules();
        var down = behavior.ScaleDown ?? new HpaScalingRules();
        return new HpaBehavior(
            up with
            {
                StabilizationWindowSeconds = up.StabilizationWindowSeconds ?? 0,
                SelectPolicy = up.SelectPolicy ?? ScalingPolicySelect.Max,
                Policies = up.Policies ?? [FourPods, AllReplicas],
            },
            down with
            {
                SelectPolicy = down.SelectPolicy ?? ScalingPolicySelect.Max,
                Policies = down.Policies ?? [AllReplicas],
            });
    }
}
