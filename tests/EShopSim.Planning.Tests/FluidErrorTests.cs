using EShopSim.Planning.Runs;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests;

public sealed class FluidErrorTests
{
    [Fact]
    public void The_notice_names_every_region_and_what_is_not_to_be_relied_on()
    {
        Assert.All(FluidError.ByLoad, error => Assert.Contains(error.Region, FluidError.Notice, StringComparison.Ordinal));
        Assert.Contains("not to be relied on: mean at 80 to 95 %.", FluidError.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain("at below 50 %", FluidError.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_formulas_leave_out_is_named_and_nothing_else()
    {
        var plain = Station.Of();
        var waiting = plain with { Modules = [plain.Modules[0] with { Discipline = ServiceDiscipline.Fifo, Balancing = new LoadBalancing { Policy = BalancingPolicy.RoundRobin } }] };

        Assert.Equal(FluidError.Notice, FluidError.NoticeFor([plain]));
        Assert.Contains("leaves out what these scenarios use: fifo workers, balancing, breakers and faults;", FluidError.NoticeFor([plain, waiting]), StringComparison.Ordinal);
    }
}
