using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Planning.Tuning;
using EShopSim.Reporting.Comparing;
using EShopSim.Reporting.Summaries;

namespace EShopSim.Reporting.Tuning;

/// <summary>Settings and verdicts of a search in words.</summary>
internal static class TuningWords
{
    /// <summary>What a setting changes: <c>catalog: target 50 %, min 6; cart: min 4</c>; <c>as it is</c> for today's.</summary>
    public static string Of(TuningResult tuning, Setting? setting)
    {
        if (setting is null)
            return "as it is";
        var parts = new List<string>();
        foreach (var hpa in Autoscalers(tuning))
        {
            var changes = tuning.Problem.Space.Ranges
                .Select((range, i) => (Range: range, Value: range.Values[setting.Levels[i]]))
                .Where(r => r.Range.IsOf(hpa) && HpaKnobs.Read(hpa, r.Range.Knob) != r.Value)
                .Select(r => HpaKnobs.Words(hpa, r.Range.Knob, r.Value))
                .ToList();
            if (changes.Count > 0)
                parts.Add($"{hpa.Meta.Name}: {string.Join(", ", changes)}");
        }

        return parts.Count == 0 ? "as it is" : string.Join("; ", parts);
    }

    /// <summary>
    /// How a setting differs from the one that the verdict spells out: <c>that, but orders: min 4</c>. Settings of many fields would
    /// otherwise look alike where a line is cut.
    /// </summary>
    public static string Apart(TuningResult tuning, Setting? setting)
    {
        if (setting is null || tuning.Nearest.Screened.Setting is not { } spelt)
            return Of(tuning, setting);
        var parts = new List<string>();
        foreach (var hpa in Autoscalers(tuning))
        {
            var changes = tuning.Problem.Space.Ranges
                .Select((range, i) => (Range: range, Level: setting.Levels[i], Spelt: spelt.Levels[i]))
                .Where(r => r.Range.IsOf(hpa) && r.Level != r.Spelt)
                .Select(r => HpaKnobs.Words(hpa, r.Range.Knob, r.Range.Values[r.Level]))
                .ToList();
            if (changes.Count > 0)
                parts.Add($"{hpa.Meta.Name}: {string.Join(", ", changes)}");
        }

        return parts.Count == 0 ? "the above" : $"the above, but {string.Join("; ", parts)}";
    }

    /// <summary>The recommendation in a sentence.</summary>
    public static string Verdict(TuningResult tuning)
    {
        var today = tuning.Today.Score;
        if (tuning.Recommended is not { } best)
        {
            var why = tuning.IsCutShort || tuning.Nearest.State != FinalistState.Misses ? $"No setting was proven to meet the objectives within {tuning.Runs} runs; {(tuning.IsCutShort ? "a larger budget" : "a longer scenario, with more requests in every run,")} may tell." : "No setting of those tried meets the objectives.";
            return string.Create(CultureInfo.InvariantCulture,
                $"{why} Nearest: {Of(tuning, tuning.Nearest.Screened.Setting)}, at {Figures.Digits(tuning.Nearest.Score.Ratio * 100)} % of the limit (today {Figures.Digits(today.Ratio * 100)} %).");
        }

        if (ReferenceEquals(best, tuning.Today))
            return string.Create(CultureInfo.InvariantCulture, $"Keep what you have: it meets the objectives (at {Figures.Digits(today.Ratio * 100)} % of the limit), and nothing that costs less was found to.");
        var change = today.Cost == 0 ? "" : $", {ComparisonText.Signed((best.ScoreOfFirst(Math.Min(best.Replications, tuning.Today.Replications)).Cost - today.Cost) / today.Cost * 100)} % cost of replicas";
        var verdict = today.IsFeasible ? "today's setting meets them too" : $"today's setting does not, its worst at {Figures.Digits(today.Ratio * 100)} % of the limit";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Of(tuning, best.Screened.Setting)}: meets the objectives (at {Figures.Digits(best.Score.Ratio * 100)} % of the limit){change}, {Figures.Digits(best.Score.Scalings)} scalings instead of {Figures.Digits(today.Scalings)}; {verdict}.");
    }

    /// <summary>How sure the verdicts are.</summary>
    public static string Confidence(TuningResult tuning) => string.Create(CultureInfo.InvariantCulture,
        $"{(tuning.IsCutShort && tuning.Recommended is not null ? "The search ended at its budget: with a larger one something cheaper may be found. " : "")}"
        + $"Verdicts hold with {tuning.Problem.Confidence * 100:0.#} % confidence, over all settings that were run together; what lies within {tuning.Problem.Indifference * 100:0.#} % of a limit, or of another cost, is not told apart.");

    /// <summary>What became of a finalist.</summary>
    public static string State(TuningResult tuning, Finalist finalist) => finalist.State switch
    {
        _ when ReferenceEquals(finalist, tuning.Recommended) => "recommended",
        FinalistState.Meets => "meets the objectives",
        FinalistState.Misses => "misses an objective",
        FinalistState.Unlikely => "missed one, not pursued",
        FinalistState.Dearer when finalist.Score.Cost > tuning.Nearest.Score.Cost => "costs more than the recommended one",
        FinalistState.Dearer => "costs about as much as the recommended one",
        _ => "not proven",
    };

    /// <summary>The HPAs that were tuned, as they are.</summary>
    public static IReadOnlyList<HorizontalPodAutoscaler> Autoscalers(TuningResult tuning) =>
        [.. tuning.Problem.Scenarios[0].Cluster.Autoscalers.Where(hpa => tuning.Problem.Space.Ranges.Any(r => r.IsOf(hpa)))];
}
