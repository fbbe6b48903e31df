using EShopSim.Planning.Theory;

namespace EShopSim.Theory.Tests;

/// <summary>One core that all requests in the pod share evenly.</summary>
public sealed class SharingTests
{
    private const double ServiceSeconds = 0.010;

    // Kleinrock, Queueing Systems II (1976), 4.4: whatever the law of service.
    [Theory]
    [InlineData("constant")]
    [InlineData("exponential")]
    [InlineData("lognormal")]
    [InlineData("gamma")]
    public void M_G_1_PS_does_not_care_about_the_law_of_service(string law)
    {
        var theory = new SingleServerQueue(70, ServiceSeconds, ServiceCv: 1);
        var station = new Station([new CustomerClass(theory.ArrivalsPerSecond, Laws.Of(law, ServiceSeconds))]);

        new Comparison<ClassMeasures>(seed => station.Run(seed)[0])
            .Expect("E[T] = E[S]/(1-ρ) (s)", theory.MeanSharedSojournSeconds, m => m.SojournSeconds.Mean)
            .ShouldAgree();
    }

    // The same: a customer of twice the service takes twice as long, whoever the others are.
    [Fact]
    public void Each_takes_in_proportion_to_its_own_service()
    {
        var small = new CustomerClass(60, Laws.Of("constant", 0.005));
        var large = new CustomerClass(20, Laws.Of("constant", 0.020));
        var station = new Station([small, large]);

        new Comparison<IReadOnlyList<ClassMeasures>>(station.Run)
            .Expect("E[T | 5 ms] = x/(1-ρ) (s)", 0.005 / 0.3, m => m[0].SojournSeconds.Mean)
            .Expect("E[T | 20 ms] = x/(1-ρ) (s)", 0.020 / 0.3, m => m[1].SojournSeconds.Mean)
            .ShouldAgree();
    }
}
