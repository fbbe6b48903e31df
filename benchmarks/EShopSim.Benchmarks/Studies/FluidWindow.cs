using EShopSim.Planning.Runs;

namespace EShopSim.Benchmarks.Studies;

/// <summary>A minute of one entry operation, by both engines.</summary>
/// <param name="Load">CPU used over what the ready pods may use, of the busiest module, by the request engine.</param>
/// <param name="Mean">Relative error of the mean latency.</param>
/// <param name="P95">Of the 95th percentile.</param>
/// <param name="P99">Of the 99th percentile.</param>
/// <param name="Failed">Difference of the shares of requests that failed, in percentage points.</param>
internal readonly record struct FluidWindow(double Load, double Mean, double P95, double P99, double Failed)
{
    /// <summary>The region it lies in.</summary>
    public int Region => LoadRegion.Of(Load);
}
