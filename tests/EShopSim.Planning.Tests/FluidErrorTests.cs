using EShopSim.Planning.Runs;

namespace EShopSim.Planning.Tests;

public sealed class FluidErrorTests
{
    [Fact]
    public void The_notice_names_every_region_and_what_is_not_to_be_relied_on()
    {
        Assert.All(FluidError.ByLoad, error => Assert.Contains(error.Region, FluidError.Notice, StringComparison.Ordinal));
        Assert.Contains("mean, p95, p99 at overload", FluidError.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain("at below 50 %", FluidError.Notice, StringComparison.Ordinal);
    }
}
