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

    /// <summary>One column per variant: its objectives and its price.</summary>
    public static TextTable Variants(Comparison comparison)
    {
        var table = new TextTable([new Column("Measure") { IsNumber = false }, .. comparison.Variants.Select(v => new Column(v.Variant.Name))]);
        foreach (var measure in comparison.Variants[0].Variant.Scenario.Objectives.Select(Measures.OfObjective))
            Add(measure.Name, v => $"{Figures.Digits(measure.OfAll(v.Runs))} {measure.Unit}");
        Add("objectives", v => v.Objectives.Count == 0 ? Figures.None : ObjectiveText.Verdict(v.MeetsObjectives));
        foreach (var measure in (Measure[])[Measures.ReplicaHours, Measures.Scalings, Measures.NodeHours])
            Add(measure.Name, v => Figures.Digits(measure.OfAll(v.Runs)));
        Add("cost in all", v => Measures.Cost.OfAll(v.Runs) is > 0 and var cost ? Figures.Digits(cost) : Figures.None);
        return table;

        void Add(string name, Func<VariantOutcome, string> value) => table.Add([name, .. comparison.Variants.Select(value)]);
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
