using EShopSim.Engine;
using EShopSim.Planning.Theory;

namespace EShopSim.Theory.Tests;

/// <summary>Where not everybody finds room.</summary>
public sealed class LossTests
{
    private const double ServiceSeconds = 0.010;

    // Erlang B (1917) holds for every law of service.
    [Theory]
    [InlineData(5, 4, "exponential")]
    [InlineData(5, 4, "constant")]
    [InlineData(10, 9, "lognormal")]
    [InlineData(50, 48, "exponential")]
    public void Without_waiting_room_Erlang_B_is_lost(int servers, double offered, string law)
    {
        var station = new Station([new CustomerClass(offered / ServiceSeconds, Laws.Of(law, ServiceSeconds))]) { Servers = servers, WaitingRoom = 0 };

        new Comparison<ClassMeasures>(seed => station.Run(seed)[0])
            .Expect($"B({servers}, {offered})", Erlang.Loss(servers, offered), m => m.LossShare)
            .Expect("E[T] = 1/μ (s)", ServiceSeconds, m => m.SojournSeconds.Mean)
            .ShouldAgree();
    }

    // Kleinrock, Queueing Systems I (1975), 3.6.
    [Theory]
    [InlineData(1, 4, 0.9)]
    [InlineData(3, 9, 0.8)]
    [InlineData(3, 9, 1.5)]
    [InlineData(10, 20, 0.98)]
    public void With_a_small_waiting_room_M_M_c_K_says_who_is_lost_and_how_long_the_others_take(int servers, int places, double load)
    {
        var theory = new FiniteQueue(servers, places, load * servers / ServiceSeconds, ServiceSeconds);
        var station = new Station([new CustomerClass(theory.ArrivalsPerSecond, new ExponentialDistribution(ServiceSeconds))])
        {
            Servers = servers,
            WaitingRoom = places - servers,
        };

        new Comparison<ClassMeasures>(seed => station.Run(seed)[0])
            .Expect("share lost", theory.LossProbability, m => m.LossShare)
            .Expect("E[T] of those let in (s)", theory.MeanSojournSeconds, m => m.SojournSeconds.Mean)
            .ShouldAgree();
    }
}
