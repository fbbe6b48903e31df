using System.Text.Json;
using System.Text.Json.Nodes;
using EShopSim.Cluster;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Conformance.Tests;

/// <summary>Calls the step of normalization that a case of hpa-behavior or hpa-legacy names.</summary>
internal static class NormalizationCase
{
    public static object Run(JsonElement item, KubernetesVersion version)
    {
        var arguments = Arguments(item, version);
        switch (item.Text("kind"))
        {
            case "single":
            case "legacySingle":
                return Single(arguments);
            case "stabilize":
                return Stabilized(Stabilization.WithBehavior(arguments));
            case "legacyStabilize":
                return Stabilized(Stabilization.Legacy(arguments));
            case "rate":
                return Limited(ScalingRate.Apply(arguments));
            case "legacyRules":
                return Limited(LegacyLimits.Apply(
                    arguments.CurrentReplicas, arguments.DesiredReplicas, arguments.MinReplicas, arguments.MaxReplicas));
            case "upLimit":
                return new { limit = ScalingRate.ScaleUpLimit(arguments).Replicas };
            case "downLimit":
                return new { limit = ScalingRate.ScaleDownLimit(arguments).Replicas };
            case "storeEvent":
                return Events(ScaleEvents.Store(
                    arguments.History, arguments.Behavior, arguments.CurrentReplicas, item.Int("new"), arguments.Now));
            case "defaults":
                return new { behavior = HpaBehaviors.Write(HpaBehaviorDefaults.Apply(HpaBehaviors.Read(item)!)) };
            case "sequence":
                return HpaSequenceCase.Run(item, version);
            default:
                throw new InvalidDataException($"unknown kind {item.Text("kind")}");
        }
    }

    private static NormalizationArguments Arguments(JsonElement item, KubernetesVersion version) => new()
    {
        Version = version,
        CurrentReplicas = item.Int("current"),
        DesiredReplicas = item.Int("desired"),
        MinReplicas = item.Int("min"),
        MaxReplicas = item.Int("max"),
        Behavior = HpaBehaviors.Read(item),
        DownscaleStabilization = Clock.Duration(item.Get("downscaleWindow")?.GetDouble() ?? 300),
        History = HpaHistories.Read(item),
        Now = Clock.Now,
    };

    private static JsonObject Single(NormalizationArguments arguments)
    {
        var result = Normalization.Normalize(arguments);
        var history = arguments.History;
        if (result.Replicas != arguments.CurrentReplicas)
            history = ScaleEvents.Store(history, arguments.Behavior, arguments.CurrentReplicas, result.Replicas, arguments.Now);
        var written = Events(history);
        written["stabilized"] = result.Stabilization.Replicas;
        written["stabilizedReason"] = result.Stabilization.Reason;
        written["result"] = result.Replicas;
        written["limitReason"] = result.Rate.Reason;
        written["limited"] = result.Limited;
        written["able"] = result.AbleReason;
        written["recsAfter"] = HpaHistories.Write(result.Stabilization.Recommendations, arguments.Now);
        return written;
    }

    private static object Stabilized(StabilizationResult result) => new
    {
        stabilized = result.Replicas,
        stabilizedReason = result.Reason,
        recsAfter = HpaHistories.Write(result.Recommendations, Clock.Now),
    };

    private static object Limited(RateLimitResult result) => new { result = result.Replicas, limitReason = result.Reason };

    private static JsonObject Events(HpaHistory history) => new()
    {
        ["upAfter"] = HpaHistories.Write(history.ScaleUpEvents, Clock.Now),
        ["downAfter"] = HpaHistories.Write(history.ScaleDownEvents, Clock.Now),
    };
}
