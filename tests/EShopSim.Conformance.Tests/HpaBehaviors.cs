using System.Text.Json;
using EShopSim.Cluster.Api;

namespace EShopSim.Conformance.Tests;

/// <summary>Reads and writes scaling rules as the cases have them.</summary>
internal static class HpaBehaviors
{
    public static HpaBehavior? Read(JsonElement? item) =>
        item is { } behavior && behavior.Get("behavior") is { } rules
            ? new HpaBehavior(ReadRules(rules.Get("up")), ReadRules(rules.Get("down")))
            : null;

    public static object Write(HpaBehavior behavior) => new { up = WriteRules(behavior.ScaleUp!), down = WriteRules(behavior.ScaleDown!) };

    private static HpaScalingRules? ReadRules(JsonElement? item) => item is not { } rules
        ? null
        : new HpaScalingRules
        {
            StabilizationWindowSeconds = rules.Get("window")?.GetInt32(),
            SelectPolicy = rules.Get("select") is null ? null : rules.Enum<ScalingPolicySelect>("select"),
            Policies = rules.Get("policies")?.EnumerateArray()
                .Select(policy => new HpaScalingPolicy(policy.Text("type") == "Percent", policy.Int("value"), policy.Int("period")))
                .ToArray(),
        };

    private static object WriteRules(HpaScalingRules rules) => new
    {
        window = rules.StabilizationWindowSeconds,
        select = rules.SelectPolicy?.ToString(),
        policies = rules.Policies?.Select(policy => new
        {
            type = policy.IsPercent ? "Percent" : "Pods",
            value = policy.Value,
            period = policy.PeriodSeconds,
        }),
    };
}
