using EShopSim.Planning.Runs;

namespace EShopSim.Planning.Statistics;

/// <summary>How much a measure differs between two scenarios that were given the same requests, replication by replication.</summary>
/// <remarks>
/// The interval is Student's on the differences of the pairs (Law, Simulation Modeling and Analysis, 10.2.1), for what moves in steps no narrower than
/// what such a step could hide unseen. It is laid around the difference of the values over all runs, so that percentiles come from merged histograms and
/// are not averaged ("sectioning": Asmussen and Glynn, Stochastic Simulation, III.5; Nakayama, ACM TOMACS 24(4), 2014, for differences with common random numbers).
/// Where every run of the variant went as the baseline's did, event by event, nothing is left to chance: the difference is exact.
/// </remarks>
/// <param name="Measure">What was measured.</param>
/// <param name="Baseline">Its value over all runs of the baseline.</param>
/// <param name="Variant">Its value over all runs of the variant.</param>
/// <param name="Runs">Pairs of runs that were compared.</param>
/// <param name="Pairs">Those of them in which both have a value.</param>
/// <param name="HalfWidth95">Half the width of the 95 % interval of the difference; NaN below two pairs.</param>
/// <param name="VarianceFactor">
/// By how much common random numbers lessened the variance of the difference against independent runs; infinity where the pairs all
/// differ by the same, NaN below two pairs.
/// </param>
public sealed record PairedDifference(Measure Measure, double Baseline, double Variant, int Runs, int Pairs, double HalfWidth95, double VarianceFactor)
{
    private const double FewRequests = 30;

    /// <summary>Variant minus baseline.</summary>
    public double Difference => Variant - Baseline;

    /// <summary>Lower end of the 95 % interval of the difference.</summary>
    public double Low95 => Difference - HalfWidth95;

    /// <summary>Upper end of the 95 % interval of the difference.</summary>
    public double High95 => Difference + HalfWidth95;

    /// <summary>The difference relative to the baseline, in percent; NaN where that is 0.</summary>
    public double Percent => Baseline != 0 ? Difference / Baseline * 100 : double.NaN;

    /// <summary>
    /// Whether the interval leaves out 0 and every run has a value. Where some have none – they never recovered, or answered nobody – the
    /// others are a choice of the lucky ones and prove nothing.
    /// </summary>
    public bool IsSignificant => Pairs == Runs && (Low95 > 0 || High95 < 0);

    /// <summary>Whether every run of the variant went exactly as the baseline's did: the same events at the same instants.</summary>
    public bool IsOfIdenticalRuns { get; init; }

    /// <summary>
    /// Whether it is a percentile that fewer than thirty requests of some run lie beyond. How much such a percentile scatters does not show in how much it
    /// differs from run to run: the interval is too narrow.
    /// </summary>
    public bool RestsOnFewRequests { get; init; }

    /// <summary>Compares runs of equal replications.</summary>
    /// <exception cref="ArgumentException">There are not as many of one as of the other, or none.</exception>
    public static PairedDifference Of(Measure measure, IReadOnlyList<RunMeasures> baseline, IReadOnlyList<RunMeasures> variant)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (baseline.Count != variant.Count || baseline.Count == 0)
            throw new ArgumentException($"{baseline.Count} runs cannot be paired with {variant.Count}", nameof(variant));
        var before = new Engine.Tally();
        var after = new Engine.Tally();
        var differences = new Engine.Tally();
        for (var i = 0; i < baseline.Count; i++)
        {
            var (a, b) = (measure.OfRun(baseline[i]), measure.OfRun(variant[i]));
            if (double.IsNaN(a) || double.IsNaN(b))
                continue;
            before.Add(a);
            after.Add(b);
            differences.Add(b - a);
        }

        var pairs = (int)differences.Count;
        var identical = baseline.Zip(variant).All(pair => pair.First.Digest == pair.Second.Digest);
        var step = !identical && (Steps.HasChance(baseline) || Steps.HasChance(variant)) ? measure.Step : 0;
        return new PairedDifference(
            measure, measure.OfAll(baseline), measure.OfAll(variant), baseline.Count, pairs,
            Interval95.HalfWidth(differences, step),
            pairs < 2 ? double.NaN : Factor(before.Variance + after.Variance, differences.Variance)) 
        {
            IsOfIdenticalRuns = identical,
            RestsOnFewRequests = !identical && measure.Beyond is { } beyond && baseline.Concat(variant).Any(run => beyond(run) is > 0 and < FewRequests),
        };
    }

    private static double Factor(double independent, double paired) =>
        paired > 0 ? independent / paired : independent > 0 ? double.PositiveInfinity : double.NaN;
}
