namespace EShopSim.Simulation.Results;

/// <summary>What the nodes cost, at the pools' hourly prices.</summary>
/// <param name="Total">Whole run, in the scenario's currency; 0 when no prices are given.</param>
/// <param name="PerHour">Per simulated hour.</param>
/// <param name="NodeHours">Nodes over time, in hours.</param>
/// <param name="PerThousandRequests">Per thousand answered requests; NaN when none was answered.</param>
public sealed record CostSummary(double Total, double PerHour, double NodeHours, double PerThousandRequests)
{
    /// <summary>Orders over the whole run: answers of the scenario's order operation; 0 where it has none.</summary>
    public long Orders { get; init; }

    /// <summary>What the nodes cost per order; NaN without orders.</summary>
    public double PerOrder { get; init; } = double.NaN;

    /// <summary>Share of the nodes' CPU, over the whole run, that no pod has requested: paid for but idle, in percent; NaN without nodes.</summary>
    public double IdlePercent { get; init; } = double.NaN;

    /// <summary>Share of the nodes' CPU, over the whole run, that nothing has used, in percent; NaN without nodes.</summary>
    public double UnusedPercent { get; init; } = double.NaN;
}
