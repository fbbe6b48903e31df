using EShopSim.Simulation;

namespace EShopSim.Reporting.Summaries;

/// <summary>Objectives in words.</summary>
internal static class ObjectiveText
{
    /// <summary>The measure as the scenario file names it and people say it.</summary>
    public static string Measure(ObjectiveMeasure measure) => measure switch
    {
        ObjectiveMeasure.MeanLatency => "mean",
        ObjectiveMeasure.P50 => "p50",
        ObjectiveMeasure.P90 => "p90",
        ObjectiveMeasure.P95 => "p95",
        ObjectiveMeasure.P99 => "p99",
        ObjectiveMeasure.P999 => "p99.9",
        ObjectiveMeasure.ErrorRate => "error rate",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure of an objective."),
    };

    /// <summary>A value of the measure with its unit.</summary>
    public static string Value(ObjectiveMeasure measure, double value) =>
        measure == ObjectiveMeasure.ErrorRate ? Figures.Percent(value * 100) : Figures.Latency(value);

    /// <summary><c>met</c> or <c>MISSED</c>, which stands out without colour.</summary>
    public static string Verdict(bool met) => met ? "met" : "MISSED";
}
