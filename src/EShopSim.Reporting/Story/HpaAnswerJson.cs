using System.Text.Json;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Story;

/// <summary>Why an HPA did what it did, for programs: the figures, and the lines that a person reads.</summary>
internal static class HpaAnswerJson
{
    public static void Write(Utf8JsonWriter json, HpaAnswer answer)
    {
        json.WriteString("namespace", answer.Question.Namespace);
        json.WriteString("name", answer.Question.Name);
        json.WriteNumber("asked_seconds", answer.Question.At.TotalSeconds);
        if (answer.Sync is { } sync)
        {
            json.WriteNumber("time_seconds", sync.Time.TotalSeconds);
            json.WriteNumber("current_replicas", sync.CurrentReplicas);
            Maybe(json, "proposal_replicas", sync.ProposalReplicas);
            Maybe(json, "stabilized_replicas", sync.StabilizedReplicas);
            json.WriteNumber("desired_replicas", sync.DesiredReplicas);
            json.WriteBoolean("rescaled", sync.Rescaled);
            json.WriteString("reason", sync.Reason);
            json.WriteStartArray("metrics");
            foreach (var metric in sync.Reasoning?.Metrics ?? [])
                WriteMetric(json, metric, sync.Time.TotalSeconds);
            json.WriteEndArray();
        }

        json.WriteStartArray("lines");
        foreach (var line in HpaAnswerText.Lines(answer))
            json.WriteStringValue(line);
        json.WriteEndArray();
    }

    private static void WriteMetric(Utf8JsonWriter json, MetricProposal metric, double now)
    {
        var calculation = metric.Calculation;
        json.WriteStartObject();
        json.WriteString("source", metric.Metric.Source.ToString());
        json.WriteString("name", metric.Metric.Name);
        json.WriteString("target_type", metric.Metric.TargetType.ToString());
        json.WriteNumber(Unit(metric, "target"), metric.Metric.Target);
        Maybe(json, Unit(metric, "value"), calculation.Error is null ? calculation.Usage : null);
        if (metric.MeasuredAt is { } measured)
            json.WriteNumber("age_seconds", Math.Round(now - measured.TotalSeconds, 7));
        else
            json.WriteNull("age_seconds");
        json.WriteNumber("window_seconds", metric.Window.TotalSeconds);
        Maybe(json, "proposal_replicas", calculation.Error is null ? calculation.Replicas : null);
        json.WriteString("outcome", calculation.Outcome.ToString());
        json.WriteString("error", calculation.Error?.ToString());
        Finite(json, "ratio", calculation.Error is null ? calculation.Ratio : null);
        Finite(json, "rebalanced_ratio", calculation.RebalancedRatio);
        json.WriteNumber("ready_pods", calculation.ReadyPods);
        json.WriteNumber("unready_pods", calculation.UnreadyPods);
        json.WriteNumber("missing_pods", calculation.MissingPods);
        json.WriteNumber("ignored_pods", calculation.IgnoredPods);
        json.WriteEndObject();
    }

    private static string Unit(MetricProposal metric, string name) =>
        name + (metric.Metric.TargetType == Cluster.Api.MetricTargetType.Utilization ? "_percent" : "_thousandths");

    private static void Maybe(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void Finite(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, Math.Round(number, 9));
        else
            json.WriteNull(name);
    }
}
