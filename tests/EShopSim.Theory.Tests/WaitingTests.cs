using EShopSim.Engine;
using EShopSim.Planning.Theory;

namespace EShopSim.Theory.Tests;

/// <summary>First come, first served, with room for all.</summary>
public sealed class WaitingTests
{
    private const double ServiceSeconds = 0.010;
    private const double BucketWidth = 0.008;

    // Erlang C; Kleinrock, Queueing Systems I (1975), 3.5.
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 0.8)]
    [InlineData(1, 0.95)]
    [InlineData(3, 0.8)]
    [InlineData(3, 0.95)]
    [InlineData(10, 0.9)]
    [InlineData(10, 0.95)]
    [InlineData(50, 0.9)]
    [InlineData(50, 0.95)]
    [InlineData(100, 0.9)]
    [InlineData(100, 0.95)]
    public void M_M_c_waits_as_Erlang_C_says(int servers, double load)
    {
        var theory = new MultiServerQueue(servers, load * servers / ServiceSeconds, ServiceSeconds);
        var station = new Station([new CustomerClass(theory.ArrivalsPerSecond, new ExponentialDistribution(ServiceSeconds))])
        {
            Servers = servers,
            Customers = load > 0.9 ? 250_000 : 100_000,
        };

        // Times at which about one in five and one in twelve of those who wait at all still do.
        var (soon, late) = (theory.WaitQuantileSeconds(1 - (theory.WaitProbability / 5)), theory.WaitQuantileSeconds(1 - (theory.WaitProbability / 12)));
        new Comparison<ClassMeasures>(seed => station.Run(seed)[0])
            .Expect("E[W] = C/(cμ-λ) (s)", theory.MeanWaitSeconds, m => m.MeanWaitSeconds)
            .Expect("E[T] = E[W] + 1/μ (s)", theory.MeanSojournSeconds, m => m.SojournSeconds.Mean)
            .Expect("P(W>0) = C(c,a)", theory.WaitProbability, m => m.ShareWaitingLongerThan(0))
            .Expect($"P(W>t) = C e^-(cμ-λ)t, t = {soon:G3} s", theory.WaitTail(soon), m => m.ShareWaitingLongerThan(soon))
            .Expect($"P(W>t) = C e^-(cμ-λ)t, t = {late:G3} s", theory.WaitTail(late), m => m.ShareWaitingLongerThan(late))
            .Expect("p99 of T (s)", theory.SojournQuantileSeconds(0.99), m => m.SojournSeconds.Quantile(0.99), BucketWidth)
            .ShouldAgree();
    }

    // Pollaczek 1930, Khinchine 1932.
    [Theory]
    [InlineData("constant", 0)]
    [InlineData("uniform", 0.57735026918962573)]
    [InlineData("gamma", 0.5)]
    [InlineData("lognormal", 1.5)]
    public void M_G_1_waits_as_the_variance_of_service_says(string law, double cv)
    {
        var theory = new SingleServerQueue(70, ServiceSeconds, cv);
        var station = new Station([new CustomerClass(theory.ArrivalsPerSecond, Laws.Of(law, ServiceSeconds))]) { Servers = 1 };

        new Comparison<ClassMeasures>(seed => station.Run(seed)[0])
            .Expect("E[W] = λE[S²]/(2(1-ρ)) (s)", theory.MeanWaitSeconds, m => m.MeanWaitSeconds)
            .ShouldAgree();
    }

    // Cobham (1954); Kleinrock, Queueing Systems II (1976), 3.6.
    [Fact]
    public void Those_of_higher_priority_wait_less_and_the_others_for_them()
    {
        SingleServerQueue[] classes = [new(20, ServiceSeconds, 1), new(40, ServiceSeconds, 1), new(25, ServiceSeconds, 1)];
        var theory = PriorityQueues.MeanWaitsSeconds(classes);
        var station = new Station([.. classes.Select((c, i) => new CustomerClass(c.ArrivalsPerSecond, new ExponentialDistribution(ServiceSeconds)) { Priority = 10 - i })]) { Servers = 1 };

        new Comparison<IReadOnlyList<ClassMeasures>>(station.Run)
            .Expect("E[W] of the first class (s)", theory[0], m => m[0].MeanWaitSeconds)
            .Expect("E[W] of the second (s)", theory[1], m => m[1].MeanWaitSeconds)
            .Expect("E[W] of the last: R/((1-σ2)(1-σ3)) (s)", theory[2], m => m[2].MeanWaitSeconds)
            .ShouldAgree();
    }
}
