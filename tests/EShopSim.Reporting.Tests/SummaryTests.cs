using System.Text.Json;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tests;

public sealed class SummaryTests
{
    private static readonly RunResult Run = SyntheticRun.Of(15);

    [Fact]
    public void The_json_summary_is_the_golden_one() => Golden.Check("summary.json", SummaryJson.Of(Run));

    [Fact]
    public void The_console_summary_is_the_golden_one() => Golden.Check("console-100.txt", ConsoleSummary.Of(Run, 100));

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void No_console_line_is_wider_than_asked(int width)
    {
        var lines = ConsoleSummary.Of(Run, width).Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(lines, line => line.Contains("MISSED", StringComparison.Ordinal));
    }

    [Fact]
    public void Seeds_and_digests_survive_any_reader()
    {
        using var json = JsonDocument.Parse(SummaryJson.Of(Run));
        Assert.Equal("18446744073709551615", json.RootElement.GetProperty("seed").GetString());
        Assert.Equal("00c0ffee12345678", json.RootElement.GetProperty("digest").GetString());
    }

    [Fact]
    public void A_run_without_anything_has_a_summary()
    {
        using var json = JsonDocument.Parse(SummaryJson.Of(EmptyRun.Result));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("cost").GetProperty("per_thousand_requests").ValueKind);
        Assert.True(json.RootElement.GetProperty("objectives_met").GetBoolean());
        Assert.Contains("no requests arrived", ConsoleSummary.Of(EmptyRun.Result, 80), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_run_says_so()
    {
        var interrupted = Run with { SimulatedTime = TimeSpan.FromMinutes(40) };
        Assert.Contains("INTERRUPTED", ConsoleSummary.Of(interrupted, 100), StringComparison.Ordinal);
        Assert.Contains("\"interrupted\": true", SummaryJson.Of(interrupted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.00087, "870 µs")]
    [InlineData(0.0123, "12.3 ms")]
    [InlineData(0.99951, "1 s")]
    [InlineData(2.054, "2.05 s")]
    [InlineData(123.4, "123 s")]
    [InlineData(0, "0 ms")]
    [InlineData(double.NaN, "-")]
    public void Latencies_have_three_digits_and_a_unit(double seconds, string text) => Assert.Equal(text, Figures.Latency(seconds));

    [Theory]
    [InlineData(1234.4, "1234")]
    [InlineData(0.0123456, "0.0123")]
    [InlineData(0.0000123456, "0.0000123")]
    public void Numbers_have_three_digits_however_small(double value, string text) => Assert.Equal(text, Figures.Digits(value));

    [Theory]
    [InlineData(4.25, "4.3s")]
    [InlineData(59.96, "1m00s")]
    [InlineData(125, "2m05s")]
    [InlineData(4200, "1h10m00s")]
    [InlineData(-61, "-1m01s")]
    public void Times_read_as_people_say_them(double seconds, string text) => Assert.Equal(text, Figures.Time(seconds));

    [Theory]
    [InlineData(7200, "2h")]
    [InlineData(600, "10m")]
    [InlineData(5400, "1h30m")]
    [InlineData(90, "1m30s")]
    public void Round_durations_lose_their_zeros(double seconds, string text) => Assert.Equal(text, Figures.Duration(TimeSpan.FromSeconds(seconds)));
}
