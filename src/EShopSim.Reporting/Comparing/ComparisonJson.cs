using System.Globalization;
using System.Text.Json;
using EShopSim.Planning.Comparing;
using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Comparing;

/// <summary>A comparison for programs.</summary>
public static class ComparisonJson
{
    /// <summary>Indented JSON that ends with a line feed; field names are stable, units stand beside the values.</summary>
    public static string Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return JsonText.Of(json =>
        {
            var first = comparison.Variants[0];
            json.WriteString("version", ProductVersion.Text);
            json.WriteString("scenario", first.Variant.Scenario.Name);
            json.WriteString("engine", first.First.Engine == SimulationEngine.Fluid ? "fluid" : "requests");
            if (first.First.Engine == SimulationEngine.Fluid)
                FluidErrorJson.Write(json, comparison.Variants.Select(v => v.Variant.Scenario));
            json.WriteString("baseline", first.Variant.Name);
            json.WriteString("seed", first.First.Seed.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("replications", comparison.Replications);
            JsonText.Array(json, "variants", comparison.Variants, (writer, variant) => WriteVariant(writer, comparison, variant));
        });
    }

    private static void WriteVariant(Utf8JsonWriter json, Comparison comparison, VariantOutcome variant)
    {
        json.WriteString("name", variant.Variant.Name);
        json.WriteString("digest", variant.First.Digest.ToString("x16", CultureInfo.InvariantCulture));
        JsonText.Array(json, "objectives", variant.Objectives, SummaryJson.WriteObjective);
        json.WriteBoolean("objectives_met", variant.MeetsObjectives);
        JsonText.Array(json, "operations", PooledOperations.Of(variant.Runs), SummaryJson.WriteOperation);
        JsonText.Array(json, "estimates", [.. comparison.Measures.Select(m => Estimate.Of(m, variant.Runs))], SummaryJson.WriteEstimate);
        JsonText.Array(json, "differences", variant.Differences, WriteDifference);
        if (variant.Differences.Count > 0)
            json.WriteString("verdict", ComparisonText.Verdict(comparison, variant));
    }

    private static void WriteDifference(Utf8JsonWriter json, PairedDifference difference)
    {
        json.WriteString("measure", difference.Measure.Name);
        json.WriteString("unit", difference.Measure.Unit);
        json.WriteNumber("pairs", difference.Pairs);
        json.WriteBoolean("identical_runs", difference.IsOfIdenticalRuns);
        json.WriteBoolean("rests_on_few_requests", difference.RestsOnFewRequests);
        JsonText.Number(json, "baseline", difference.Baseline, 6);
        JsonText.Number(json, "value", difference.Variant, 6);
        JsonText.Number(json, "difference", difference.Difference, 6);
        JsonText.Number(json, "confidence_95_low", difference.Low95, 6);
        JsonText.Number(json, "confidence_95_high", difference.High95, 6);
        JsonText.Number(json, "difference_percent", difference.Percent, 4);
        JsonText.Number(json, "variance_factor", difference.VarianceFactor, 3);
    }
}
