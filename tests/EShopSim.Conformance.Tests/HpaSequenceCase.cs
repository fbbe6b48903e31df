using System.Text;
using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests;

/// <summary>Syncs an HPA again and again, with its memory kept.</summary>
internal static class HpaSequenceCase
{
    private static readonly MetricSpec Metric = new(MetricSourceType.External, "m", MetricTargetType.AverageValue, 1000);

    public static object Run(JsonElement item, KubernetesVersion version)
    {
        var arguments = new HpaArguments
        {
            Version = version,
            SpecReplicas = item.Int("current"),
            MinReplicas = item.Int("min"),
            MaxReplicas = item.Int("max"),
            Behavior = HpaBehaviors.Read(item),
            DownscaleStabilization = Clock.Duration(item.Get("downscaleWindow")?.GetDouble() ?? 300),
            Now = Clock.Now,
        };
        var changes = item.Items("set").ToLookup(change => change.Int("i"));
        var times = item.Items("t").Select(time => time.GetDouble()).ToArray();
        var replicas = new List<int>();
        var limits = new StringBuilder();
        var ables = new StringBuilder();
        var step = 0;
        foreach (var desired in item.Items("desiredSteps"))
        {
            foreach (var change in changes[step])
                arguments = Changed(arguments, change);
            var offset = Clock.Duration(times.Length > 0 ? times[step] : step * item.Double("interval"));
            var decision = HpaReconciliation.Reconcile(arguments with { Now = Clock.Now + offset, Proposals = [Proposal(desired)] });
            arguments = arguments with { SpecReplicas = decision.Replicas, History = decision.History };
            replicas.Add(decision.Replicas);
            limits.Append(Letter(decision, HpaReasons.ScalingLimited));
            ables.Append(Letter(decision, HpaReasons.AbleToScale));
            step++;
        }

        return new { replicas, limits = limits.ToString(), ables = ables.ToString() };
    }

    private static HpaArguments Changed(HpaArguments arguments, JsonElement change) => arguments with
    {
        SpecReplicas = change.Get("current")?.GetInt32() ?? arguments.SpecReplicas,
        MinReplicas = change.Get("min")?.GetInt32() ?? arguments.MinReplicas,
        MaxReplicas = change.Get("max")?.GetInt32() ?? arguments.MaxReplicas,
        Behavior = change.TryGetProperty("behavior", out _) ? HpaBehaviors.Read(change) : arguments.Behavior,
    };

    private static MetricProposal Proposal(JsonElement desired) => new(
        Metric,
        desired.ValueKind == JsonValueKind.Null
            ? ReplicaCalculation.Failed(MetricError.NoMetrics)
            : new ReplicaCalculation { Replicas = desired.GetInt32() });

    private static char Letter(HpaDecision decision, string type) =>
        decision.Conditions.LastOrDefault(condition => condition.Type == type)?.Reason switch
        {
            null => '-',
            HpaReasons.DesiredWithinRange => 'W',
            HpaReasons.TooManyReplicas => 'X',
            HpaReasons.TooFewReplicas => 'N',
            HpaReasons.ScaleUpLimit => 'U',
            HpaReasons.ScaleDownLimit => 'D',
            HpaReasons.ReadyForNewScale => 'R',
            HpaReasons.SucceededRescale => 'S',
            HpaReasons.ScaleUpStabilized => 'u',
            HpaReasons.ScaleDownStabilized => 'd',
            HpaReasons.SucceededGetScale => 'G',
            var reason => throw new InvalidDataException($"no letter for {reason}"),
        };
}
