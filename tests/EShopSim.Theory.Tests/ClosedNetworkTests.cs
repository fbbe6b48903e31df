using EShopSim.Engine;
using EShopSim.Planning.Theory;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;

namespace EShopSim.Theory.Tests;

/// <summary>Users who think, go from station to station and think again, against exact mean value analysis (Reiser and Lavenberg, 1980).</summary>
public sealed class ClosedNetworkTests
{
    private const double WarmupSeconds = 30;
    private const double MeasuredSeconds = 600;

    // A core that all share, where the law of service does not matter, and two places in order of arrival that need no core.
    [Theory, InlineData(5), InlineData(25), InlineData(60)]
    public void Users_wait_and_pass_as_mean_value_analysis_says(int users) => Compare(
        new ClosedNetwork([new(1, 0.020), new(2, 0.030)], users, thinkSeconds: 1),
        users,
        new ExponentialDistribution(1),
        nodeCores: 1,
        Shop.Module("s0", new Operation("s0.serve", new LogNormalDistribution(0.020, 1.5), new ConstantDistribution(0), [])),
        Shop.Module("s1", new Operation("s1.serve", new ConstantDistribution(0), new ExponentialDistribution(0.030), [])) with { Concurrency = 2 });

    [Fact]
    public void Without_thinking_the_slowest_station_is_never_idle() => Compare(
        new ClosedNetwork([new(1, 0.010), new(1, 0.020)], 12, thinkSeconds: 0),
        12,
        new ConstantDistribution(0),
        nodeCores: 2,
        Fifo("s0", workers: 1, meanSeconds: 0.010),
        Fifo("s1", workers: 1, meanSeconds: 0.020));

    // The machine repair model (Kleinrock I, 3.8): N machines, c repairmen; the law of the time between failures does not matter.
    [Theory, InlineData(10, 3), InlineData(6, 1)]
    public void Machines_wait_for_repairmen(int machines, int repairmen) => Compare(
        new ClosedNetwork([new(repairmen, 0.050)], machines, thinkSeconds: 0.2),
        machines,
        new UniformDistribution(0.1, 0.3),
        nodeCores: repairmen,
        Fifo("s0", repairmen, meanSeconds: 0.050));

    // Engset (1918): sources who are turned away wait as long as if they had been served; what c - 1 of them leave over, one more sees.
    [Fact]
    public void Few_sources_lose_less_than_Erlang_says_and_as_much_as_Engset_says()
    {
        const int Users = 12;
        const int Servers = 4;
        const double PerSource = 0.050 / 0.150;
        double term = 1, sum = 1;
        for (var i = 1; i <= Servers; i++)
            sum += term *= (Users - i) * PerSource / i;
        var module = Fifo("s0", Servers, meanSeconds: 0.050) with { QueueLimit = 0 };
        new Comparison<double>(seed =>
        {
            var shop = Start([module], Users, new ExponentialDistribution(0.150), nodeCores: Servers, seed);
            var (lost, offered) = (shop.Engine.Entries[0].Failed, shop.Engine.Entries[0].Offered);
            shop.RunUntil(1000 * (WarmupSeconds + MeasuredSeconds));
            return (shop.Engine.Entries[0].Failed - lost) / (double)(shop.Engine.Entries[0].Offered - offered);
        })
            .Expect("call congestion, Engset", term / sum, share => share)
            .ShouldAgree();
    }

    private static void Compare(ClosedNetwork theory, int users, Distribution think, double nodeCores, params Module[] modules) =>
        new Comparison<(double PerSecond, double ResponseSeconds)>(seed =>
        {
            var shop = Start(modules, users, think, nodeCores, seed);
            var finished = shop.Engine.Sessions[0].Finished;
            shop.RunUntil(1000 * (WarmupSeconds + MeasuredSeconds));
            return ((shop.Engine.Sessions[0].Finished - finished) / MeasuredSeconds, shop.Engine.Entries.Sum(entry => entry.Total.Mean));
        })
            .Expect("X(N), exact MVA (1/s)", theory.ThroughputPerSecond, m => m.PerSecond)
            .Expect("R(N), exact MVA (s)", theory.MeanResponseSeconds, m => m.ResponseSeconds)
            .ShouldAgree();

    private static Module Fifo(string name, int workers, double meanSeconds) =>
        Shop.Module(name, new Operation($"{name}.serve", new ExponentialDistribution(meanSeconds), new ConstantDistribution(0), [])) with
        {
            Discipline = ServiceDiscipline.Fifo,
            Workers = workers,
        };

    // One session is one round: a request to each station, and a pause after the last.
    private static Shop Start(Module[] modules, int users, Distribution think, double nodeCores, ulong seed)
    {
        var last = modules.Length - 1;
        JourneyStep[] steps = [.. modules.Select((module, i) => new JourneyStep(
            module.Name, module.Operations[0].Name, i == last ? think : new ConstantDistribution(0), i == last ? [] : [new JourneyTurn(i + 1, 1)]))];
        var source = new TrafficSource("users", [], new RateCurve([]))
        {
            Users = new UserCurve([new UserStage(TimeSpan.Zero, TimeSpan.FromSeconds(WarmupSeconds + MeasuredSeconds + 1), users, users)]),
            Journey = new Journey(steps, [.. steps.Select((_, i) => i == 0 ? 1.0 : 0)]),
        };
        var shop = new Shop(modules, [source], seed, nodeCores);
        foreach (var module in modules)
            shop.RunPod(module.Name);
        shop.Engine.Start();
        shop.RunUntil(1000 * WarmupSeconds);
        foreach (var entry in shop.Engine.Entries)
            entry.Total.Reset();
        return shop;
    }
}
