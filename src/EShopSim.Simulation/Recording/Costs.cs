using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Adds up what the nodes cost. A node that is down is paid for like any other; a machine that was ordered, from then until it is given back.</summary>
internal static class Costs
{
    public static CostSummary Of(Scenario scenario, IReadOnlyList<NodeState> nodes, SimTime now, RequestCounts requests, IReadOnlyList<EntryMeter> entries, IReadOnlyList<NodeSeries> series, IReadOnlyList<double> sampleTimesSeconds)
    {
        var hours = (now - SimTime.Zero).TotalHours;
        var total = nodes.Sum(n => n.Node.HourlyPrice * n.PaidTime(now).TotalHours);
        var orders = entries.Where(e => string.Equals(e.Operation, scenario.OrderOperation, StringComparison.Ordinal)).Sum(e => e.Completed);
        var paid = nodes.Sum(n => (n.Node.Allocatable.CpuMillicores ?? 0) * n.PaidTime(now).TotalSeconds);
        return new CostSummary(total, total / hours, nodes.Sum(n => n.PaidTime(now).TotalHours), requests.Completed == 0 ? double.NaN : total * 1000 / requests.Completed)
        {
            Orders = orders,
            PerOrder = orders > 0 ? total / orders : double.NaN,
            IdlePercent = 100 * (1 - (series.Sum(s => Integral(s.CpuRequestedMillicores, sampleTimesSeconds)) / paid)),
            UnusedPercent = 100 * (1 - (series.Sum(s => Integral(s.CpuUsageMillicores, sampleTimesSeconds)) / paid)),
        };
    }

    // A sample covers the interval that ends with it.
    private static double Integral(IReadOnlyList<float> values, IReadOnlyList<double> timesSeconds)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Count; i++)
            sum += values[i] * (timesSeconds[i] - (i == 0 ? 0 : timesSeconds[i - 1]));
        return sum;
    }
}
