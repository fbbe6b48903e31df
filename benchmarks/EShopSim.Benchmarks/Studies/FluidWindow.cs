namespace EShopSim.Benchmarks.Studies;

/// <summary>A minute of one entry operation, by both engines.</summary>
/// <param name="Load">CPU used over what the ready pods may use, of the busiest module, by the request engine.</param>
/// <param name="Mean">Relative error of the mean latency.</param>
/// <param name="P95">Of the 95th percentile.</param>
/// <param name="P99">Of the 99th percentile.</param>
/// <param name="Failed">Difference of the shares of requests that failed, in percentage points.</param>
internal readonly record struct FluidWindow(double Load, double Mean, double P95, double P99, double Failed)
{
    /// <summary>The bounds between the regions of load.</summary>
    public static IReadOnlyList<double> Bounds { get; } = [0.5, 0.8, 0.95];

    /// <summary>What the regions are called.</summary>
    public static IReadOnlyList<string> Regions { get; } = ["below 50 %", "50 to 80 %", "80 to 95 %", "overload"];

    /// <summary>The region it lies in.</summary>
    public int Region => Load < Bounds[0] ? 0 : Load < Bounds[1] ? 1 : Load < Bounds[2] ? 2 : 3;
}
