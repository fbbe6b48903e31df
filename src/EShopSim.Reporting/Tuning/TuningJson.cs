using System.Globalization;
using System.Text.Json;
using EShopSim.Planning.Tuning;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Tuning;

/// <summary>A search for programs.</summary>
public static class TuningJson
{
    /// <summary>Indented JSON that ends with a line feed.</summary>
    public static string Of(TuningResult tuning)
    {
        ArgumentNullException.ThrowIfNull(tuning);
        return JsonText.Of(json =>
        {
            json.WriteString("version", ProductVersion.Text);
            json.WriteStartArray("scenarios");
            foreach (var scenario in tuning.Problem.Scenarios)
                json.WriteStringValue(scenario.Name);
            json.WriteEndArray();
            json.WriteString("seed", tuning.Problem.Seed.ToString(CultureInfo.InvariantCulture));
            json.WriteString("verdict", TuningWords.Verdict(tuning));
            json.WriteBoolean("objectives_met", tuning.Recommended is not null);
            json.WriteString("cost_unit", tuning.Problem.Prices.Unit);
            json.WriteNumber("settings_possible", tuning.Problem.Space.Size);
            json.WriteNumber("settings_screened", tuning.Screened.Count);
            json.WriteNumber("request_engine_runs", tuning.Runs);
            json.WriteBoolean("cut_short", tuning.IsCutShort);
            JsonText.Number(json, "confidence_percent", 100 * tuning.Problem.Confidence, 4);
            JsonText.Number(json, "indifference_percent", 100 * tuning.Problem.Indifference, 4);
            json.WriteString("screened_with", tuning.Problem.Screening == SimulationEngine.Fluid ? "fluid" : "requests");
            if (tuning.Problem.Screening == SimulationEngine.Fluid)
                FluidErrorJson.Write(json, tuning.Problem.Scenarios);
            WriteSetting(json, tuning, "recommended", tuning.Recommended?.Screened.Setting, tuning.Recommended?.Score);
            WriteSetting(json, tuning, "today", null, tuning.Today.Score);
            WriteKnee(json, tuning);
            JsonText.Array(json, "finalists", tuning.Finalists, (writer, finalist) => WriteFinalist(writer, tuning, finalist));
        });
    }

    private static void WriteFinalist(Utf8JsonWriter json, TuningResult tuning, Finalist finalist)
    {
        json.WriteString("setting", TuningWords.Of(tuning, finalist.Screened.Setting));
        json.WriteString("state", TuningWords.State(tuning, finalist));
        json.WriteNumber("replications", finalist.Replications);
        WriteScore(json, finalist.Score);
        json.WriteStartArray("scenarios");
        for (var s = 0; s < finalist.Scenarios.Count; s++)
        {
            json.WriteStartObject();
            json.WriteString("scenario", tuning.Problem.Scenarios[s].Name);
            JsonText.Number(json, "cost", finalist.Runs[s].Average(tuning.Problem.Prices.Of), 6);
            JsonText.Number(json, "worst_objective_percent", 100 * SettingScore.RatioOf(finalist.Scenarios[s], Planning.Statistics.PooledOperations.Of(finalist.Runs[s])), 4);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSetting(Utf8JsonWriter json, TuningResult tuning, string name, Setting? setting, SettingScore? score)
    {
        if (score is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("setting", TuningWords.Of(tuning, setting));
        WriteScore(json, score);
        json.WriteEndObject();
    }

    private static void WriteKnee(Utf8JsonWriter json, TuningResult tuning)
    {
        if (tuning.Knee is not { } knee)
        {
            json.WriteNull("knee");
            return;
        }

        json.WriteStartObject("knee");
        json.WriteString("setting", TuningWords.Of(tuning, knee.Setting));
        JsonText.Number(json, "expected_cost", knee.Expected.Cost, 6);
        JsonText.Number(json, "expected_worst_objective_percent", 100 * knee.Expected.Ratio, 4);
        json.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter json, SettingScore score)
    {
        JsonText.Number(json, "cost", score.Cost, 6);
        JsonText.Number(json, "worst_cost", score.WorstCost, 6);
        JsonText.Number(json, "worst_objective_percent", 100 * score.Ratio, 4);
        JsonText.Number(json, "mean_objective_percent", 100 * score.MeanRatio, 4);
        JsonText.Number(json, "scalings", score.Scalings, 4);
    }
}
