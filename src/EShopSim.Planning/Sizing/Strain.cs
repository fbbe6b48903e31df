namespace EShopSim.Planning.Sizing;

/// <summary>How near a module is to what it can carry.</summary>
/// <param name="UsedCores">Cores its pods used at the peak, all together.</param>
/// <param name="CpuPercent">That over what its pods may use, in percent.</param>
/// <param name="SlotsPercent">Places in service that are taken, in percent, by closed form; NaN where they are unlimited.</param>
public sealed record Strain(double UsedCores, double CpuPercent, double SlotsPercent)
{
    /// <summary>The larger of both, in percent.</summary>
    public double Highest => double.IsNaN(SlotsPercent) ? CpuPercent : Math.Max(CpuPercent, SlotsPercent);
}
