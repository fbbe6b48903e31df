using System.Text.Json;
using System.Text.Json.Serialization;
using EShopSim.Engine;
using EShopSim.Planning.Runs;

namespace EShopSim.Reporting.Journal;

/// <summary>Measures of a run as one line of JSON, and back to the last bit.</summary>
internal static class RunMeasuresJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new HistogramConverter(), new JsonStringEnumConverter() },
    };

    public static string Write(RunMeasures run) => JsonSerializer.Serialize(run, Options);

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> made of a run.</exception>
    public static RunMeasures Read(string json) =>
        JsonSerializer.Deserialize<RunMeasures>(json, Options) ?? throw new JsonException("a run's measures are missing");

    private sealed class HistogramConverter : JsonConverter<LogHistogram>
    {
        public override LogHistogram Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = JsonSerializer.Deserialize<Parts>(ref reader, options) ?? throw new JsonException("a histogram is missing");
            return LogHistogram.Restore(parts.Buckets.Select(b => ((int)b[0], (uint)b[1])), parts.Sum, parts.Minimum, parts.Maximum);
        }

        public override void Write(Utf8JsonWriter writer, LogHistogram value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Parts([.. value.Buckets().Select(b => new long[] { b.Bucket, b.Count })], value.Sum, value.Minimum, value.Maximum), options);
    }

    private sealed record Parts(IReadOnlyList<long[]> Buckets, double Sum, double Minimum, double Maximum);
}
