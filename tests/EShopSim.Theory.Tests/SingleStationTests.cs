using EShopSim.Engine;

namespace EShopSim.Theory.Tests;

public sealed class SingleStationTests
{
    private const double MeanServiceSeconds = 0.010;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1560);

    public static TheoryData<string> ServiceLaws => ["constant", "exponential", "lognormal", "gamma"];

    [Theory, InlineData(0.5), InlineData(0.7), InlineData(0.85)]
    public void M_M_1_has_mean_sojourn_one_over_mu_minus_lambda(double load)
    {
        var arrivals = load / MeanServiceSeconds;
        var scenario = SingleStation.Of(arrivals, new ExponentialDistribution(MeanServiceSeconds), cores: 1, concurrency: 1, queueLimit: null, Duration);

        Sojourns.Measure(scenario, s => s.LatencySeconds.Mean)
            .ShouldAgreeWith(1 / (1 / MeanServiceSeconds - arrivals), "E[T] = 1/(μ-λ)");
    }

    [Fact]
    public void M_M_1_has_an_exponential_tail()
    {
        const double Arrivals = 70;
        var scenario = SingleStation.Of(Arrivals, new ExponentialDistribution(MeanServiceSeconds), cores: 1, concurrency: 1, queueLimit: null, Duration);

        Sojourns.Measure(scenario, s => s.LatencySeconds.Quantile(0.95))
            .ShouldAgreeWith(-Math.Log(0.05) / (1 / MeanServiceSeconds - Arrivals), "p95 = -ln(0.05)/(μ-λ)");
    }

    [Theory, InlineData(3, 0.8), InlineData(10, 0.9)]
    public void M_M_c_waits_as_Erlang_C_says(int servers, double load)
    {
        var arrivals = load * servers / MeanServiceSeconds;
        var scenario = SingleStation.Of(arrivals, new ExponentialDistribution(MeanServiceSeconds), servers, concurrency: servers, queueLimit: null, Duration / servers * 2);

        Sojourns.Measure(scenario, s => s.LatencySeconds.Mean)
            .ShouldAgreeWith(Queueing.MeanSojourn(servers, arrivals, MeanServiceSeconds), "E[T] = 1/μ + C(c,a)/(cμ-λ)");
    }

    [Fact]
    public void M_M_c_c_loses_as_Erlang_B_says()
    {
        const int Servers = 5;
        var arrivals = 4 / MeanServiceSeconds;
        var scenario = SingleStation.Of(arrivals, new ExponentialDistribution(MeanServiceSeconds), Servers, concurrency: Servers, queueLimit: 0, Duration / 2);

        Sojourns.Measure(scenario, s => (double)s.Failed / (s.Failed + s.Completed))
            .ShouldAgreeWith(Queueing.ErlangB(Servers, 4), "B(c,a)");
    }

    [Theory, MemberData(nameof(ServiceLaws))]
    public void M_G_1_PS_does_not_care_about_the_law_of_service(string law)
    {
        const double Load = 0.7;
        var scenario = SingleStation.Of(Load / MeanServiceSeconds, Service(law), cores: 1, concurrency: null, queueLimit: null, Duration);

        Sojourns.Measure(scenario, s => s.LatencySeconds.Mean)
            .ShouldAgreeWith(MeanServiceSeconds / (1 - Load), "E[T] = E[S]/(1-ρ)");
    }

    private static Distribution Service(string law) => law switch
    {
        "constant" => new ConstantDistribution(MeanServiceSeconds),
        "exponential" => new ExponentialDistribution(MeanServiceSeconds),
        "lognormal" => new LogNormalDistribution(MeanServiceSeconds, 1.5),
        "gamma" => new GammaDistribution(MeanServiceSeconds, 0.5),
        _ => throw new ArgumentOutOfRangeException(nameof(law), law, "unknown law"),
    };
}
