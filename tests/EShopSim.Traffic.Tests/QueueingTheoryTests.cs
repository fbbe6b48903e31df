using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests;

/// <summary>Closed forms, by batch means: the mean is within the 99 % confidence interval of the simulation.</summary>
public sealed class QueueingTheoryTests
{
    private const int Batches = 20;

    // Student's t for 19 degrees of freedom, two-sided 99 %.
    private const double Student = 2.861;

    [Theory]
    [InlineData(50, 1UL)]
    [InlineData(80, 2UL)]
    public void M_M_1_in_order_of_arrival_answers_after_its_mean(double perSecond, ulong seed)
    {
        var (mean, halfWidth) = MeanSojourn(concurrency: 1, new ExponentialDistribution(0.010), perSecond, seed);
        Assert.InRange(mean, Theory(perSecond) - halfWidth, Theory(perSecond) + halfWidth);
        Assert.InRange(halfWidth, 0, 0.1 * Theory(perSecond));
    }

    [Theory]
    [InlineData(50, 3UL)]
    [InlineData(80, 4UL)]
    public void M_M_1_with_processor_sharing_answers_after_the_same_mean(double perSecond, ulong seed)
    {
        var (mean, halfWidth) = MeanSojourn(concurrency: null, new ExponentialDistribution(0.010), perSecond, seed);
        Assert.InRange(mean, Theory(perSecond) - halfWidth, Theory(perSecond) + halfWidth);
        Assert.InRange(halfWidth, 0, 0.1 * Theory(perSecond));
    }

    [Fact]
    public void Processor_sharing_does_not_mind_how_demands_are_spread()
    {
        var (mean, halfWidth) = MeanSojourn(concurrency: null, new ConstantDistribution(0.010), perSecond: 70, seed: 5);
        Assert.InRange(mean, Theory(70) - halfWidth, Theory(70) + halfWidth);
    }

    [Fact]
    public void M_M_1_with_two_priorities_answers_each_class_after_its_mean()
    {
        // Cobham (1954), not interrupting: W = W0 / ((1 - s[k-1]) (1 - s[k])), W0 = rho E[S] for exponential service, s[k] the load of class k and above.
        const double Service = 0.010;
        double[] loads = [0.3, 0.4];
        var waiting = (loads[0] + loads[1]) * Service;
        double[] theory = [Service + (waiting / (1 - loads[0])), Service + (waiting / ((1 - loads[0]) * (1 - loads[0] - loads[1])))];
        var module = Module("server", new Operation("server.work", new ExponentialDistribution(Service), new ConstantDistribution(0), [])) with { Discipline = ServiceDiscipline.Fifo, Workers = 1 };
        const double BatchSeconds = 300;
        var sources = loads.Select((load, i) => Poisson("server.work", load / Service, (Batches + 1) * BatchSeconds) with { Name = $"class-{i}", Priority = 10 - i }).ToArray();
        var shop = new Shop([module], sources, seed: 8, nodeCores: 1);
        shop.RunPod("server");
        shop.Engine.Start();
        Tally[] means = [new(), new()];
        for (var batch = 0; batch <= Batches; batch++)
        {
            shop.RunUntil((batch + 1) * BatchSeconds * 1000);
            for (var i = 0; i < loads.Length; i++)
            {
                if (batch > 0)
                    means[i].Add(shop.Engine.Entries[i].Interval.Mean);
                shop.Engine.Entries[i].Interval.Reset();
            }
        }

        for (var i = 0; i < loads.Length; i++)
        {
            var halfWidth = Student * means[i].StandardDeviation / Math.Sqrt(Batches);
            Assert.InRange(means[i].Mean, theory[i] - halfWidth, theory[i] + halfWidth);
            Assert.InRange(halfWidth, 0, 0.1 * theory[i]);
        }
    }

    // E[S] / (1 - rho) for both disciplines (Kleinrock, Queueing Systems II, 4.4 for processor sharing).
    private static double Theory(double perSecond) => 0.010 / (1 - (perSecond * 0.010));

    private static (double Mean, double HalfWidth) MeanSojourn(int? concurrency, Distribution cpuSeconds, double perSecond, ulong seed)
    {
        const double BatchSeconds = 150;
        var module = Module("server", new Operation("server.work", cpuSeconds, new ConstantDistribution(0), [])) with { Concurrency = concurrency };
        var shop = new Shop([module], [Poisson("server.work", perSecond, (Batches + 1) * BatchSeconds)], seed, nodeCores: 1);
        shop.RunPod("server");
        shop.Engine.Start();
        var means = new Tally();
        for (var batch = 0; batch <= Batches; batch++)
        {
            shop.RunUntil((batch + 1) * BatchSeconds * 1000);
            if (batch > 0)
                means.Add(shop.Engine.Entries[0].Interval.Mean);
            shop.Engine.Entries[0].Interval.Reset();
        }

        return (means.Mean, Student * means.StandardDeviation / Math.Sqrt(Batches));
    }
}
