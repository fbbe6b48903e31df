using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Tells what the metrics of a sync said, and how the proposal came of it.</summary>
internal static class MetricAccount
{
    /// <summary>The lines about metrics, pods, ratio and proposal.</summary>
    public static IEnumerable<string> Of(HpaSync sync, HpaReasoning reasoning)
    {
        if (reasoning.Metrics.Count == 0)
            return [HpaAccount.Line("metrics", "not looked at")];
        var shown = reasoning.Winner ?? reasoning.Metrics.FirstOrDefault(metric => metric.Calculation.Error is not null) ?? reasoning.Metrics[0];
        var calculation = shown.Calculation;
        var lines = new List<string> { HpaAccount.Line("metric", Value(shown, sync) + Age(shown, sync)) };
        if (reasoning.Metrics.Count > 1)
            lines.Add(HpaAccount.Line("others", string.Join("; ", reasoning.Metrics.Where(metric => metric != shown).Select(metric => Short(metric, sync)))));
        if (calculation.Error is null)
        {
            lines.Add(HpaAccount.Line("pods", Pods(calculation)));
            lines.Add(HpaAccount.Line("ratio", Ratio(calculation, reasoning.Settings)));
        }

        lines.Add(HpaAccount.Line("proposal", Proposal(calculation, sync.CurrentReplicas)));
        return lines;
    }

    private static string Value(MetricProposal metric, HpaSync sync) => metric.Calculation.Error is null
        ? new MetricWords(metric.Metric).Against(metric.Calculation)
        : MetricErrorText.Of(metric) + (sync.ProposalReplicas is null ? "" : " (others decide)");

    private static string Age(MetricProposal metric, HpaSync sync)
    {
        if (metric.MeasuredAt is not { } measured || metric.Calculation.Error is not null)
            return "";
        var age = Text.Of($"; measured {(sync.Time - measured).TotalSeconds:0.0} s before");
        return metric.Window == TimeSpan.Zero ? age : age + Text.Of($", over {metric.Window.TotalSeconds:0.#} s");
    }

    private static string Short(MetricProposal metric, HpaSync sync) =>
        Value(metric, sync) + (metric.Calculation.Error is null ? Text.Of($" asks for {metric.Calculation.Replicas}") : "");

    private static string Pods(ReplicaCalculation calculation) => Text.Of(
        $"{calculation.ReadyPods} ready, {calculation.UnreadyPods} unready, {calculation.MissingPods} without metrics, {calculation.IgnoredPods} ignored (terminating or failed)");

    private static string Ratio(ReplicaCalculation calculation, ReplicaCalculatorSettings settings)
    {
        var tolerance = settings.Tolerance;
        var down = settings.Version >= KubernetesVersion.V1_35 ? tolerance.ScaleDown : tolerance.ScaleUp;
        var bounds = Text.Of($"tolerated are {1 - down:0.##} to {1 + tolerance.ScaleUp:0.##}");
        return calculation.RebalancedRatio is { } rebalanced
            ? Text.Of($"{calculation.Ratio:0.000}; {HpaExplanation.Filled(calculation)} {rebalanced:0.000}; {bounds}")
            : Text.Of($"{calculation.Ratio:0.000}; {bounds}");
    }

    private static string Proposal(ReplicaCalculation calculation, int current) => calculation.Outcome switch
    {
        CalculationOutcome.Failed => "none",
        CalculationOutcome.WithinTolerance or CalculationOutcome.RebalancedWithinTolerance =>
            Text.Of($"{calculation.Replicas}: within the tolerance, nothing changes"),
        CalculationOutcome.RatioFlipped => Text.Of($"{current}: with all pods counted the ratio points the other way, so nothing changes"),
        CalculationOutcome.WouldReverse => Text.Of($"{current}: the product would move against the ratio, so nothing changes"),
        _ when calculation.RebalancedRatio is { } ratio => Product(ratio, HpaExplanation.FilledPods(calculation), calculation.Replicas),
        _ when calculation.ReadyPods > 0 => Product(calculation.Ratio, calculation.ReadyPods, calculation.Replicas),
        _ => Text.Of($"{calculation.Replicas}: the value over the target, rounded up"),
    };

    private static string Product(double ratio, int pods, int replicas) =>
        Text.Of($"{Text.Count(pods, "pod")} × {ratio:0.000} = {ratio * pods:0.00}, rounded up: {replicas}");
}
