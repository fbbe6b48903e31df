using System.Globalization;
using EShopSim.Planning.Statistics;
using EShopSim.Planning.Tuning;
using EShopSim.Reporting.Summaries;
using EShopSim.Reporting.Tables;

namespace EShopSim.Reporting.Tuning;

/// <summary>The tables of a search.</summary>
internal static class TuningTables
{
    private const string SettingsHeader = "setting,cost,worst_cost,worst_objective_percent,mean_objective_percent,scalings,expected_cost,expected_worst_objective_percent,on_front";
    private const string FinalistsHeader = "setting,state,replications,cost,worst_cost,worst_objective_percent,mean_objective_percent,scalings,screened_cost,screened_worst_objective_percent";

    /// <summary>The settings that were run request by request.</summary>
    public static TextTable Finalists(TuningResult tuning)
    {
        var table = new TextTable(
            new Column("Setting") { IsNumber = false, LeastWidth = 30 }, new Column("Cost"), new Column("Worst objective, % of limit"), new Column("Scalings") { DropOrder = 2 },
            new Column("Runs") { DropOrder = 3 }, new Column("Screened") { DropOrder = 1 }, new Column("Verdict") { IsNumber = false });
        foreach (var finalist in tuning.Finalists.OrderBy(f => f.Score.Cost))
            table.Add(
                TuningWords.Apart(tuning, finalist.Screened.Setting), Figures.Digits(finalist.Score.Cost), Percent(finalist.Score.Ratio), Figures.Digits(finalist.Score.Scalings),
                (finalist.Replications * tuning.Problem.Scenarios.Count).ToString(CultureInfo.InvariantCulture), Percent(finalist.Screened.Score.Ratio), TuningWords.State(tuning, finalist));
        return table;
    }

    /// <summary>Each objective in each traffic scenario: today's setting and the recommended one, worst and mean over the replications.</summary>
    public static TextTable Objectives(TuningResult tuning)
    {
        var table = new TextTable(
            new Column("Scenario") { IsNumber = false }, new Column("Objective") { IsNumber = false }, new Column("Limit"), new Column("As it is"), new Column(tuning.Recommended is null ? "Nearest" : "Recommended"));
        for (var s = 0; s < tuning.Problem.Scenarios.Count; s++)
            foreach (var objective in tuning.Problem.Scenarios[s].Objectives)
            {
                var measure = Measures.OfObjective(objective);
                table.Add(
                    tuning.Problem.Scenarios[s].Name, measure.Name, ObjectiveText.Value(objective.Measure, objective.Limit),
                    $"{Figures.Digits(measure.OfAll(tuning.Today.Runs[s]))} {measure.Unit}", $"{Figures.Digits(measure.OfAll(tuning.Nearest.Runs[s]))} {measure.Unit}");
            }

        return table;
    }

    /// <summary><c>settings.csv</c>: everything that was screened.</summary>
    public static void WriteSettings(TuningResult tuning, Stream stream)
    {
        using var table = new CsvTable(stream, SettingsHeader);
        foreach (var one in tuning.Screened)
            table.Add(TuningWords.Of(tuning, one.Setting)).Add(one.Score.Cost).Add(one.Score.WorstCost).Add(one.Score.Ratio * 100).Add(one.Score.MeanRatio * 100).Add(one.Score.Scalings)
                .Add(one.Expected.Cost).Add(one.Expected.Ratio * 100).Add(tuning.Front.Contains(one) ? 1 : 0).EndRow();
    }

    /// <summary><c>finalists.csv</c>: everything that was run request by request.</summary>
    public static void WriteFinalists(TuningResult tuning, Stream stream)
    {
        using var table = new CsvTable(stream, FinalistsHeader);
        foreach (var one in tuning.Finalists)
            table.Add(TuningWords.Of(tuning, one.Screened.Setting)).Add(TuningWords.State(tuning, one)).Add(one.Replications)
                .Add(one.Score.Cost).Add(one.Score.WorstCost).Add(one.Score.Ratio * 100).Add(one.Score.MeanRatio * 100).Add(one.Score.Scalings)
                .Add(one.Screened.Score.Cost).Add(one.Screened.Score.Ratio * 100).EndRow();
    }

    private static string Percent(double ratio) => double.IsFinite(ratio) ? $"{Figures.Digits(ratio * 100)} %" : "nothing answered";
}
