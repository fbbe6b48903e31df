using System.Text.Json;
using System.Text.Json.Nodes;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests;

/// <summary>Reads and writes what an HPA remembers, in stored order.</summary>
internal static class HpaHistories
{
    public static HpaHistory Read(JsonElement item) => new()
    {
        Recommendations = item.Get("recs") is null
            ? null
            : item.Items("recs").Select(entry => new TimestampedRecommendation(entry.Int("r"), entry.Age("age"))).ToArray(),
        ScaleUpEvents = ReadEvents(item, "up"),
        ScaleDownEvents = ReadEvents(item, "down"),
    };

    public static JsonArray Write(IReadOnlyList<TimestampedRecommendation>? recommendations, SimTime now) =>
        new([.. (recommendations ?? []).Select(entry => new JsonObject { ["r"] = entry.Replicas, ["age"] = Clock.AgeOf(entry.Timestamp, now) })]);

    public static JsonArray Write(IReadOnlyList<TimestampedScaleEvent> events, SimTime now) =>
        new([.. events.Select(entry =>
        {
            var written = new JsonObject { ["change"] = entry.ReplicaChange, ["age"] = Clock.AgeOf(entry.Timestamp, now) };
            if (entry.Outdated)
                written["outdated"] = true;
            return written;
        })]);

    private static TimestampedScaleEvent[] ReadEvents(JsonElement item, string name) => item.Items(name)
        .Select(entry => new TimestampedScaleEvent(entry.Int("change"), entry.Age("age"), entry.Flag("outdated")))
        .ToArray();
}
