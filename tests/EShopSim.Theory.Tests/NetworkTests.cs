using EShopSim.Engine;
using EShopSim.Planning.Theory;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;

namespace EShopSim.Theory.Tests;

/// <summary>Open networks of stations (J. R. Jackson, 1957): each behaves as if it were alone with its flow.</summary>
/// <remarks>A front without work of its own leads each customer from station to station, so that none is held while the next serves.</remarks>
public sealed class NetworkTests
{
    private const double ArrivalsPerSecond = 80;
    private const double WarmupSeconds = 20;
    private const double MeasuredSeconds = 1200;

    [Fact]
    public void A_tandem_takes_as_long_as_its_stations_each_alone()
    {
        NetworkStation[] stations = [new(1, 0.010, ArrivalsPerSecond), new(2, 0.015, 0), new(3, 0.030, 0)];

        Compare(stations, [1, 1, 1], new[,] { { 0, 1.0, 0 }, { 0, 0, 1.0 }, { 0, 0, 0 } });
    }

    // After the first station four in ten go by the second; seven in ten of all go on to the third.
    [Fact]
    public void A_branching_network_takes_as_its_flows_say()
    {
        NetworkStation[] stations = [new(2, 0.020, ArrivalsPerSecond), new(1, 0.022, 0), new(5, 0.070, 0)];

        Compare(stations, [1, 0.4, 0.7], new[,] { { 0, 0.4, 0.6 * 0.7 }, { 0, 0, 0.7 }, { 0, 0, 0 } });
    }

    private static void Compare(NetworkStation[] stations, double[] probabilities, double[,] routing)
    {
        var theory = new OpenNetwork(stations, routing);
        new Comparison<(double SojournSeconds, double[] BusyCores)>(seed => Run(stations, probabilities, seed))
            .Expect("E[T] of the network, Jackson (s)", theory.MeanSojournSeconds, m => m.SojournSeconds)
            .Expect("cores at work in the first", theory.Stations[0].Offered, m => m.BusyCores[0])
            .Expect("in the second", theory.Stations[1].Offered, m => m.BusyCores[1])
            .Expect("in the third", theory.Stations[2].Offered, m => m.BusyCores[2])
            .ShouldAgree();
    }

    private static (double SojournSeconds, double[] BusyCores) Run(NetworkStation[] stations, double[] probabilities, ulong seed)
    {
        CallStep[] way = [.. probabilities.Select((p, i) => Shop.Step(new Call($"s{i}.serve") { Probability = p }))];
        Module[] modules =
        [
            Shop.Module("front", Shop.Operation("front.enter", steps: way)),
            .. stations.Select((s, i) => Shop.Module($"s{i}", new Operation($"s{i}.serve", new ExponentialDistribution(s.MeanServiceSeconds), new ConstantDistribution(0), [])) with
            {
                Discipline = ServiceDiscipline.Fifo,
                Workers = s.Servers,
            }),
        ];
        var shop = new Shop(modules, [Shop.Poisson("front.enter", ArrivalsPerSecond, WarmupSeconds + MeasuredSeconds)], seed, nodeCores: 64);
        foreach (var module in modules)
            shop.RunPod(module.Name);
        shop.Engine.Start();
        shop.RunUntil(1000 * WarmupSeconds);
        shop.Engine.Entries[0].Total.Reset();
        double[] before = [.. shop.Engine.Modules.Skip(1).Select(m => m.CpuCoreSeconds)];
        shop.RunUntil(1000 * (WarmupSeconds + MeasuredSeconds));
        return (shop.Engine.Entries[0].Total.Mean, [.. shop.Engine.Modules.Skip(1).Select((m, i) => (m.CpuCoreSeconds - before[i]) / MeasuredSeconds)]);
    }
}
