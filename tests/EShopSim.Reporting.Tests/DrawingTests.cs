using EShopSim.Reporting.Drawing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ScottPlot;

namespace EShopSim.Reporting.Tests;

public sealed class DrawingTests
{
    [Property(MaxTest = 60, Replay = "(2026,1)")]
    public Property Thinning_keeps_peak_dip_and_last_value_and_about_2000_points(int seed, PositiveInt length)
    {
        var noise = new Noise((uint)seed);
        var values = Enumerable.Range(0, (length.Get * 211) + 1).Select(_ => (float)noise.Next()).ToArray();
        var times = Enumerable.Range(0, values.Length).Select(i => (double)i).ToArray();
        var points = Thinning.Points(times, values, 0, values.Length);
        var ys = points.ConvertAll(p => (float)p.Y);
        return (ys.Max() == values.Max() && ys.Min() == values.Min() && ys[^1] == values[^1]
            && points.Count <= 2000 && points.Zip(points.Skip(1)).All(pair => pair.First.X < pair.Second.X)).ToProperty();
    }

    [Fact]
    public void Thinning_keeps_gaps()
    {
        var times = Enumerable.Range(0, 10_000).Select(i => (double)i).ToArray();
        var values = times.Select(t => t is > 4000 and < 5000 ? float.NaN : (float)Math.Sin(t)).ToArray();
        var gap = Thinning.Points(times, values, 0, 10_000).Where(p => double.IsNaN(p.Y)).ToList();
        Assert.NotEmpty(gap);
        Assert.All(gap, p => Assert.InRange(p.X, 4000, 5000));
    }

    [Fact]
    public void Thinning_keeps_the_ends_of_flat_stretches_only()
    {
        float[] values = [1, 1, 1, 1, 2, 2, 2, 1];
        var points = Thinning.Points([0, 1, 2, 3, 4, 5, 6, 7], values, 0, 7);
        Assert.Equal([0, 3, 4, 6, 7], points.Select(p => p.X));
    }

    [Fact]
    public void A_part_of_the_time_keeps_the_samples_beside_it()
    {
        var points = Thinning.Points([0, 10, 20, 30, 40, 50], [1, 2, 3, 4, 5, 6], 15, 35);
        Assert.Equal([10, 20, 30, 40], points.Select(p => p.X));
    }

    [Theory]
    [InlineData(60, "simulated time (s)", "5")]
    [InlineData(300, "simulated time (s)", "30")]
    [InlineData(7200, "simulated time (min)", "10")]
    [InlineData(10800, "simulated time (min)", "15")]
    [InlineData(86400, "simulated time (h)", "2")]
    [InlineData(604800, "simulated time (days)", "0.5")]
    [InlineData(31536000, "simulated time (days)", "27")]
    public void Time_has_the_unit_that_suits_its_length(double end, string label, string secondTick)
    {
        var ticks = TimeTicks.Between(0, end);
        Assert.Equal(label, ticks.Label);
        Assert.Equal(secondTick, ticks.Ticks[1].Label);
        Assert.InRange(ticks.Ticks.Length, 5, 15);
    }

    [Theory]
    [InlineData(342000, 352800, "simulated time (days hours:minutes)", "3d 23:00", "4d 2:00")]
    [InlineData(345500, 345800, "simulated time (days hours:minutes:seconds)", "3d 23:58:30", "4d 0:03:00")]
    [InlineData(64800, 66000, "simulated time (hours:minutes)", "18:00", "18:20")]
    [InlineData(1200, 2400, "simulated time (min)", "20", "40")]
    public void A_stretch_far_from_the_start_has_ticks_like_a_clock(double start, double end, string label, string first, string last)
    {
        var ticks = TimeTicks.Between(start, end);
        Assert.Equal((label, first, last), (ticks.Label, ticks.Ticks[0].Label, ticks.Ticks[^1].Label));
        Assert.InRange(ticks.Ticks.Length, 4, 15);
    }

    [Property(MaxTest = 100, Replay = "(2026,1)")]
    public Property Value_ticks_begin_at_zero_and_cover_the_greatest_value(NormalFloat value)
    {
        var greatest = Math.Abs(value.Get) + 1e-3;
        var ticks = ValueTicks.Linear(greatest, whole: false, mostTicks: 6);
        return (ticks.Bottom == 0 && ticks.Top > greatest && ticks.Ticks.Length is >= 2 and <= 7 && ticks.Ticks[0].Position == 0).ToProperty();
    }

    [Theory]
    [InlineData(20, 150, 8, 8, 150.0)]      // all users come at once at the start: the rest would be a flat line
    [InlineData(20, 12, 8, 12, null)]       // not so much more that it matters
    [InlineData(0, 150, 8, 150, null)]      // no warm-up: everything counts
    [InlineData(20, 150, 0, 150, null)]     // nothing but the warm-up
    public void What_only_the_warmup_reaches_does_not_press_the_rest_flat(double warmup, float first, float rest, double greatest, double? beyond)
    {
        var panel = new Panel("Sessions", "sessions/s", [new Trace("begun", [first, rest, rest, rest], ScottPlot.Colors.Black)]);
        var page = new Page("p", "t", "s", [panel]) { Times = [10, 30, 40, 50], EndSeconds = 50, WarmupSeconds = warmup };
        var range = ValueRange.Of(panel, page);
        Assert.Equal((greatest, beyond), (range.Greatest, range.Beyond));
    }

    [Fact]
    public void Few_whole_things_are_not_cut_into_parts() =>
        Assert.Equal(["0", "1", "2"], ValueTicks.Linear(2, whole: true, mostTicks: 8).Ticks.Select(t => t.Label));

    [Fact]
    public void Logarithmic_ticks_carry_plain_numbers() =>
        Assert.Equal(["10", "100", "1,000"], ValueTicks.Logarithmic(12, 4000, 4).Ticks.Where(t => t.IsMajor).Select(t => t.Label));

    [Fact]
    public void Names_of_events_stay_apart_and_too_many_go_without()
    {
        ChartFont.Ensure();
        using var letters = new Lettering();
        var page = new Page("p", "t", "s", []) { Times = [], EndSeconds = 100, Marks = [.. Enumerable.Range(0, 20).Select(i => new Mark(50 + (0.1 * i), $"event {i}"))] };
        var strip = new MarkStrip(page, letters, new PixelRangeX(0, 1000));
        Assert.Equal(15, strip.Unnamed);
        var one = new MarkStrip(page with { Marks = [new Mark(5, "a"), new Mark(95, "b")] }, letters, new PixelRangeX(0, 1000));
        Assert.Equal(0, one.Unnamed);
        Assert.True(one.Height < strip.Height);
    }

    [Fact]
    public void Long_names_keep_begin_and_end()
    {
        ChartFont.Ensure();
        using var letters = new Lettering();
        var name = letters.Fit("service-with-a-rather-long-name-05", 11.5f, 120);
        Assert.StartsWith("service", name, StringComparison.Ordinal);
        Assert.EndsWith("05", name, StringComparison.Ordinal);
        Assert.InRange(letters.WidthOf(name, 11.5f), 60, 120);
    }
}
