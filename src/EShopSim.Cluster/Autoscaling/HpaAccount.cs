using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Tells one sync of an HPA in full, from the metric's value to the size that was written.</summary>
public static class HpaAccount
{
    /// <summary>Six to ten lines of plain text, the first a headline, each of the others a label and what there is to say.</summary>
    public static IReadOnlyList<string> Of(HpaSync sync)
    {
        ArgumentNullException.ThrowIfNull(sync);
        var lines = new List<string> { Headline(sync) };
        if (sync.Reasoning is { } reasoning)
        {
            lines.AddRange(MetricAccount.Of(sync, reasoning));
            lines.Add(Line("window", Window(sync, reasoning)));
            lines.Add(Line("limit", Limit(sync, reasoning)));
        }

        // Where no metric was looked at, the sentence says all there is.
        var why = sync.Reasoning is { Metrics.Count: > 0 } ? "" : $": {sync.Message}";
        lines.Add(Line("result", $"{Result(sync)}; {sync.Reason}{why}"));
        lines.Add(Line("status", string.Join(", ", sync.Conditions.Select(condition => $"{condition.Type}={condition.Status} ({condition.Reason})"))));
        return lines;
    }

    /// <summary>A label and a text, aligned.</summary>
    internal static string Line(string label, string text) => $"  {label,-9} {text}";

    private static string Headline(HpaSync sync)
    {
        var change = sync.DesiredReplicas == sync.CurrentReplicas
            ? Text.Of($"stays at {Text.Count(sync.CurrentReplicas, "replica")}")
            : Text.Of($"{sync.CurrentReplicas} → {sync.DesiredReplicas} replicas");
        var bounds = sync.Reasoning?.Autoscaler is { } spec
            ? Text.Of($" ({spec.Target} of {spec.MinReplicas} to {spec.MaxReplicas} replicas)")
            : "";
        return $"hpa/{sync.Namespace}/{sync.Name} at {Text.Time(sync.Time)}: {change}{bounds}";
    }

    private static string Window(HpaSync sync, HpaReasoning reasoning)
    {
        if (sync.StabilizedReplicas is not { } stabilized)
            return "not looked at: there is no proposal to hold back";
        if (reasoning.BindingRecommendation is not { } older || sync.ProposalReplicas == stabilized)
            return sync.ProposalReplicas == stabilized
                ? Text.Of($"no older recommendation stands against {stabilized}")
                : Text.Of($"what was recommended in the last {reasoning.Window.TotalSeconds:0} s keeps it at {stabilized}");
        return Text.Of(
            $"{older.Replicas} was recommended at {Text.Time(older.Timestamp)}, {(sync.Time - older.Timestamp).TotalSeconds:0} s before, within the window of {reasoning.Window.TotalSeconds:0} s: {stabilized}");
    }

    private static string Limit(HpaSync sync, HpaReasoning reasoning)
    {
        if (sync.StabilizedReplicas is not { } stabilized)
            return sync.Rescaled ? "none: a size outside the bounds is corrected at once" : "none: there is no size to limit";
        if (stabilized == sync.DesiredReplicas)
            return Text.Of($"none: the bounds and policies allow {stabilized}");
        return sync.Reason switch
        {
            HpaReasons.TooManyReplicas => Text.Of($"maxReplicas {reasoning.Autoscaler.MaxReplicas}, where {stabilized} were wanted"),
            HpaReasons.TooFewReplicas => Text.Of($"minReplicas {reasoning.Autoscaler.MinReplicas}, where {stabilized} were wanted"),
            _ => Rate(sync, reasoning.Limit, stabilized),
        };
    }

    private static string Rate(HpaSync sync, PolicyLimit? limit, int stabilized) => limit switch
    {
        { Policy: { } policy } => Text.Of(
            $"policy {HpaExplanation.Words(policy)}, counted from {limit.PeriodStartReplicas} at the start of its period: {limit.Replicas}, where {stabilized} were wanted"),
        _ when sync.Reasoning?.Autoscaler.Behavior is null => Text.Of($"twice the size, or 4, in one sync: {sync.DesiredReplicas}, where {stabilized} were wanted"),
        _ => Text.Of($"scaling in this direction is disabled, where {stabilized} were wanted"),
    };

    private static string Result(HpaSync sync) => sync.Rescaled
        ? Text.Of($"{sync.DesiredReplicas} written to spec.replicas")
        : Text.Of($"spec.replicas stays at {sync.DesiredReplicas}");
}
