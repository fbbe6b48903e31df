using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;

namespace EShopSim.Theory.Tests;

/// <summary>One pod of one module on a node of its own, fed by Poisson streams: the data plane as it is, without a control plane around it.</summary>
internal sealed record Station(IReadOnlyList<CustomerClass> Classes)
{
    private const double WarmupRelaxations = 20;

    /// <summary>Workers that serve one customer each to the end; null lets all share one core.</summary>
    public int? Servers { get; init; }

    public int? WaitingRoom { get; init; }

    /// <summary>Customers who are measured, about, in one replication.</summary>
    public int Customers { get; init; } = 100_000;

    private double ArrivalsPerSecond => Classes.Sum(c => c.ArrivalsPerSecond);

    private double Load => Classes.Sum(c => c.ArrivalsPerSecond * c.ServiceSeconds.Mean) / (Servers ?? 1);

    // The time in which a queue forgets how it began, about: the longer, the fuller (Cohen, The Single Server Queue, 1969, III.7.3).
    private double RelaxationSeconds => Classes[0].ServiceSeconds.Mean / (Servers ?? 1) / Math.Pow(1 - Math.Sqrt(Math.Min(Load, 0.98)), 2);

    public IReadOnlyList<ClassMeasures> Run(ulong seed)
    {
        var warmupMs = Math.Round(1000 * WarmupRelaxations * RelaxationSeconds);
        var endMs = warmupMs + Math.Round(1000 * Customers / ArrivalsPerSecond);
        var shop = new Shop([Module()], [.. Classes.Select((c, i) => Source(c, i, endMs / 1000))], seed, nodeCores: Servers ?? 1);
        shop.RunPod("station");
        ClassMeasures[] measures = [.. Classes.Select(_ => new ClassMeasures())];
        var isWarm = false;

        // Who is turned away never begins: only where nobody is, arrivals and beginnings pair up.
        if (WaitingRoom is null)
        {
            var plane = shop.Engine.Plane;
            plane.Desk.Arrived = (plan, _) => measures[plane.Graph.Calls[plan].Entry].Arrive(shop.Simulator.Now.Ticks);
            plane.Service.Began = (_, operation, _, _) => measures[operation].Begin(shop.Simulator.Now.Ticks, isWarm);
        }

        shop.Engine.Start();
        shop.RunUntil(warmupMs);
        isWarm = true;
        var lost = shop.Engine.Entries.Select(entry => entry.Failed).ToArray();
        foreach (var entry in shop.Engine.Entries)
            entry.Total.Reset();
        shop.RunUntil(endMs);
        for (var i = 0; i < measures.Length; i++)
        {
            measures[i].SojournSeconds.MergeFrom(shop.Engine.Entries[i].Total);
            measures[i].Lost = shop.Engine.Entries[i].Failed - lost[i];
        }

        return measures;
    }

    private Module Module()
    {
        var module = Shop.Module("station", [.. Classes.Select((c, i) => new Operation(Name(i), c.ServiceSeconds, new ConstantDistribution(0), []))]);
        return Servers is null ? module : module with { Discipline = ServiceDiscipline.Fifo, Workers = Servers, QueueLimit = WaitingRoom };
    }

    private static TrafficSource Source(CustomerClass customers, int place, double seconds) =>
        Shop.Poisson(Name(place), customers.ArrivalsPerSecond, seconds) with { Name = $"class {place}", Priority = customers.Priority };

    private static string Name(int place) => $"station.class{place}";
}
