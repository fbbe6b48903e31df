using System.Text.Json;
using EShopSim.Planning.Runs;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Summaries;

/// <summary>How far the fluid engine may be off, for programs.</summary>
internal static class FluidErrorJson
{
    public static void Write(Utf8JsonWriter json, IEnumerable<Scenario> scenarios)
    {
        json.WriteString("fluid_engine", FluidError.NoticeFor(scenarios));
        JsonText.Array(json, "fluid_engine_errors", FluidError.ByLoad, (writer, error) =>
        {
            writer.WriteString("load", error.Region);
            JsonText.Number(writer, "mean_percent", error.MeanPercent, 4);
            JsonText.Number(writer, "p95_percent", error.P95Percent, 4);
            JsonText.Number(writer, "p99_percent", error.P99Percent, 4);
            JsonText.Number(writer, "failed_points", error.FailedPoints, 4);
        });
    }
}
