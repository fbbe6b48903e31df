using EShopSim.Cluster.Api;
using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Recording;

/// <summary>Adds up what the nodes cost. A node that is down is paid for like any other.</summary>
internal static class Costs
{
    public static CostSummary Of(IReadOnlyList<Node> nodes, TimeSpan time, long answered)
    {
        var hours = time.TotalHours;
        var perHour = nodes.Sum(n => n.HourlyPrice);
        var total = perHour * hours;
        return new CostSummary(total, perHour, nodes.Count * hours, answered == 0 ? double.NaN : total * 1000 / answered);
    }
}
