using EShopSim.Planning.Comparing;
using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Summaries;
using EShopSim.Reporting.Tables;

namespace EShopSim.Reporting.Comparing;

/// <summary>The tables of a comparison, for people and for programs.</summary>
internal static class ComparisonTables
{
    public const string DifferencesHeader =
        "variant,measure,unit,pairs,baseline,value,difference,difference_95_low,difference_95_high,difference_percent,variance_factor";

    /// <summary>One row per variant: its objectives and its price.</summary>
    public static TextTable Variants(Comparison comparison)
    {
        var objectives = comparison.Variants[0].Variant.Scenario.Objectives;
        Column[] columns =
        [
            new("Variant") { IsNumber = false },
            .. objectives.Select(o => new Column($"{Measures.TitleOf(o)}")),
            new("Objectives") { IsNumber = false },
            new("Replica-hours"),
            new("Scalings") { DropOrder = 2 },
            new("Node-hours") { DropOrder = 3 },
            new("Cost in all") { DropOrder = 1 },
        ];
        var table = new TextTable(columns);
        foreach (var variant in comparison.Variants)
            table.Add(
            [
                variant.Variant.Name,
                .. objectives.Select(Measures.OfObjective).Select(m => $"{Figures.Digits(m.OfAll(variant.Runs))} {m.Unit}"),
                variant.Objectives.Count == 0 ? Figures.None : ObjectiveText.Verdict(variant.MeetsObjectives),
                Figures.Digits(Measures.ReplicaHours.OfAll(variant.Runs)),
                Figures.Digits(Measures.Scalings.OfAll(variant.Runs)),
                Figures.Digits(Measures.NodeHours.OfAll(variant.Runs)),
                Measures.Cost.OfAll(variant.Runs) is > 0 and var cost ? Figures.Digits(cost) : Figures.None,
            ]);
        return table;
    }

    /// <summary>Every measure of one variant that can be told from the baseline's or has too few values for that, or all of them.</summary>
    public static TextTable Differences(VariantOutcome variant, bool all)
    {
        var table = new TextTable(
            new Column("Measure") { IsNumber = false }, new Column("Baseline"), new Column(variant.Variant.Name), new Column("Difference"),
            new Column("95 % interval"), new Column("Relative") { DropOrder = 1 }, new Column("Meaning") { IsNumber = false, DropOrder = 2 });
        foreach (var one in variant.Differences.Where(d => all || d.IsSignificant || IsDoubtful(d)))
            table.Add(
                one.Measure.Title, Figures.Digits(one.Baseline), Figures.Digits(one.Variant), ComparisonText.Signed(one.Difference),
                ComparisonText.Interval(one), ComparisonText.Percent(one), ComparisonText.Meaning(one));
        return table;
    }

    // At least one side has a value, but too few runs have one on both.
    private static bool IsDoubtful(PairedDifference difference) =>
        (difference.Pairs < 2 || difference.Pairs < difference.Runs) && !(double.IsNaN(difference.Baseline) && double.IsNaN(difference.Variant));

    /// <summary><c>differences.csv</c>: every measure of every variant.</summary>
    public static void WriteDifferences(Comparison comparison, Stream stream)
    {
        using var table = new CsvTable(stream, DifferencesHeader);
        foreach (var variant in comparison.Variants.Skip(1))
            foreach (var one in variant.Differences)
                table.Add(variant.Variant.Name).Add(one.Measure.Name).Add(one.Measure.Unit).Add(one.Pairs).Add(one.Baseline).Add(one.Variant)
                    .Add(one.Difference).Add(one.Low95).Add(one.High95).Add(one.Percent).Add(one.VarianceFactor).EndRow();
    }
}
