namespace EShopSim.Engine.Tests;

public class TimeWeightedTests
{
    [Fact]
    public void Every_level_weighs_as_long_as_it_lasted()
    {
        var level = new TimeWeighted();
        level.Set(SimTime.FromSeconds(10), 4);
        level.Add(SimTime.FromSeconds(20), -3);

        Assert.Equal(1, level.Value);
        Assert.Equal(4, level.Maximum);
        Assert.Equal(50, level.Integral(SimTime.FromSeconds(30)), 12);
        Assert.Equal(50.0 / 30, level.Average(SimTime.FromSeconds(30)), 12);
    }

    [Fact]
    public void A_reset_keeps_the_level_and_forgets_the_past()
    {
        var level = new TimeWeighted(SimTime.FromSeconds(5), 2);
        level.Set(SimTime.FromSeconds(10), 6);
        level.Set(SimTime.FromSeconds(12), 3);
        level.Reset(SimTime.FromSeconds(15));

        Assert.Equal(3, level.Average(SimTime.FromSeconds(15)));
        Assert.Equal(3, level.Average(SimTime.FromSeconds(20)), 12);
        Assert.Equal(3, level.Maximum);
        Assert.Equal(15, level.Integral(SimTime.FromSeconds(20)), 12);
    }

    [Fact]
    public void Going_back_in_time_is_refused()
    {
        var level = new TimeWeighted();
        level.Set(SimTime.FromSeconds(2), 1);
        Assert.Throws<InvalidOperationException>(() => level.Set(SimTime.FromSeconds(1), 2));
        Assert.Throws<InvalidOperationException>(() => level.Average(SimTime.FromSeconds(1)));
    }
}
