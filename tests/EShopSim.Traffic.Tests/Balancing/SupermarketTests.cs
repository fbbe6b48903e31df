using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Balancing;

/// <summary>
/// The supermarket model: of many single servers under exponential service, a share ρ^((d^k − 1)/(d − 1)) has k requests or more when each request
/// joins the shortest of d drawn queues (Vvedenskaya, Dobrushin and Karpelevich, 1996; Mitzenmacher, 2001); ρ^k for one.
/// </summary>
public sealed class SupermarketTests(ITestOutputHelper output)
{
    private const int Servers = 500;
    private const double Load = 0.7;
    private const int Batches = 12;
    private const int SamplesPerBatch = 25;

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void The_tail_of_the_queues_falls_as_the_number_of_choices_says(int choices)
    {
        var balancing = choices == 1 ? new LoadBalancing() : new LoadBalancing { Policy = BalancingPolicy.LeastRequest, ChoiceCount = choices };
        var work = new Operation("back.part", new ExponentialDistribution(1), new ConstantDistribution(0), []);
        var shop = new Shop(
            [Module("back", work) with { Concurrency = 1, Balancing = balancing }],
            [Poisson("back.part", Load * Servers, seconds: 1e6)],
            seed: 11, nodeCores: 10 * Servers);
        for (var i = 0; i < Servers; i++)
            shop.RunPod("back");
        shop.Engine.Start();
        shop.Simulator.RunUntil(SimTime.FromSeconds(40));
        var shares = new Tally[5];
        for (var batch = 0; batch < Batches; batch++)
        {
            var counts = new double[shares.Length];
            for (var sample = 0; sample < SamplesPerBatch; sample++)
            {
                shop.Simulator.RunUntil(shop.Simulator.Now + TimeSpan.FromSeconds(1));
                foreach (var pod in shop.Engine.Plane.Pods)
                {
                    for (var k = 1; k < shares.Length && pod is not null && pod.Serving.Count + pod.Queue.Count >= k; k++)
                        counts[k]++;
                }
            }

            for (var k = 1; k < shares.Length; k++)
                (shares[k] ??= new Tally()).Add(counts[k] / (Servers * SamplesPerBatch));
        }

        // Student's t, 99 %, eleven degrees of freedom.
        for (var k = 1; k < shares.Length; k++)
        {
            var theory = Math.Pow(Load, choices == 1 ? k : (Math.Pow(choices, k) - 1) / (choices - 1));
            if (theory * Servers * SamplesPerBatch * Batches < 500)
                continue; // too rare to be seen often enough
            var halfWidth = 3.106 * shares[k].StandardDeviation / Math.Sqrt(Batches);
            output.WriteLine(FormattableString.Invariant($"d = {choices}, k = {k}: theory {theory:G4}, simulation {shares[k].Mean:G4} ± {halfWidth:G2}"));
            Assert.InRange(theory, shares[k].Mean - halfWidth, shares[k].Mean + halfWidth);
        }
    }
}
