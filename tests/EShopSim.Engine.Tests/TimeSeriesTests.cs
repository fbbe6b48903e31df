using FsCheck.Xunit;

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

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(1024)]
    [InlineData(3000)]
    public void Samples_that_are_all_alike_until_one_is_not_come_back_too(int alike)
    {
        var series = new TimeSeries();
        for (var i = 0; i < alike; i++)
            series.Append(float.NaN);
        series.Append(7);
        series.Append(7);

        Assert.Equal([.. Enumerable.Repeat(float.NaN, alike), 7, 7], series.ToArray());
        Assert.Equal(series.ToArray(), series);
    }

    [Property]
    public void Stretches_of_any_length_come_back(byte[] lengths)
    {
        var series = new TimeSeries();
        var samples = new List<float>();
        for (var i = 0; i < 200 * Math.Min(1, lengths.Length); i++)
        {
            for (var left = lengths[i % lengths.Length]; left > 0; left--)
            {
                samples.Add(i);
                series.Append(i);
            }
        }

        Assert.Equal(samples, series.ToArray());
    }
}
