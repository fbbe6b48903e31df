namespace EShopSim.Engine.Tests;

public class TimeSeriesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void Samples_come_back_in_the_order_in_which_they_came(int count)
    {
        var series = new TimeSeries();
        for (var i = 0; i < count; i++)
            series.Append(i * 0.5f);

        Assert.Equal(count, series.Count);
        Assert.Equal(Enumerable.Range(0, count).Select(i => i * 0.5f), series.ToArray());
        Assert.Equal(series.ToArray(), Enumerable.Range(0, count).Select(i => series[i]));
        Assert.Throws<ArgumentOutOfRangeException>(() => series[count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => series[-1]);
    }
}
