using EShopSim.Engine;
using EShopSim.Simulation;
using MathNet.Numerics.Distributions;

namespace EShopSim.Theory.Tests;

/// <summary>A measure over independent replications with its 99 % confidence interval.</summary>
internal sealed record Sojourns(double Mean, double HalfWidth99)
{
    private const int Replications = 12;

    /// <summary>Simulates the scenario with fixed seeds and measures each replication.</summary>
    public static Sojourns Measure(Scenario scenario, Func<Simulation.Results.OperationSummary, double> measure)
    {
        var tally = new Tally();
        var values = new double[Replications];
        Parallel.For(0, Replications, i => values[i] = measure(
            ScenarioRunner.Run(scenario, new RunOptions { Seed = 20261123, Replication = i }).OperationSummaries[0]));
        foreach (var value in values)
            tally.Add(value);
        var student = StudentT.InvCDF(0, 1, Replications - 1, 0.995);
        return new Sojourns(tally.Mean, student * tally.StandardDeviation / Math.Sqrt(Replications));
    }

    /// <summary>Fails, with both numbers side by side, unless theory lies within the interval.</summary>
    public void ShouldAgreeWith(double theory, string formula) =>
        Assert.True(
            Math.Abs(Mean - theory) <= HalfWidth99,
            FormattableString.Invariant($"{formula}: theory {theory:G6}, simulation {Mean:G6} ± {HalfWidth99:G3}"));
}
