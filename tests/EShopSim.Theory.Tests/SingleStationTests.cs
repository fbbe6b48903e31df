using EShopSim.Engine;
using EShopSim.Planning.Theory;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Theory.Tests;

/// <summary>The same through the whole product: manifests' objects, control plane, recording, summary.</summary>
public sealed class SingleStationTests
{
    private const double ServiceSeconds = 0.010;

    [Fact]
    public void A_whole_run_sums_up_what_M_M_1_says()
    {
        var theory = new MultiServerQueue(1, 70, ServiceSeconds);
        var scenario = SingleStation.Of(70, new ExponentialDistribution(ServiceSeconds), cores: 1, concurrency: 1, queueLimit: null, TimeSpan.FromSeconds(1560));

        new Comparison<OperationSummary>(seed => ScenarioRunner.Run(scenario, new RunOptions { Seed = seed }).OperationSummaries[0])
            .Expect("E[T] = 1/(μ-λ) (s)", theory.MeanSojournSeconds, s => s.LatencySeconds.Mean)
            .Expect("p95 = -ln(0.05)/(μ-λ) (s)", theory.SojournQuantileSeconds(0.95), s => s.LatencySeconds.Quantile(0.95), resolution: 0.008)
            .ShouldAgree();
    }
}
