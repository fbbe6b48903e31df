using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Tests;

/// <summary>Clients as they are written: executors, journeys, bursts, retries, traces.</summary>
public sealed class ClientTests
{
    [Theory]
    [InlineData("{ executor: constant-arrival-rate, rate: 3000, timeUnit: 1m, duration: 10m }", "0-600: 50-50", ArrivalLaw.UniformFromStart)]
    [InlineData("{ executor: constant-arrival-rate, rate: 30, duration: 10m, startTime: 5m, gracefulStop: 5s }", "0-300: 0-0, 300-900: 30-30", ArrivalLaw.UniformFromStart)]
    [InlineData("{ executor: ramping-arrival-rate, startRate: 300, timeUnit: 1m, stages: [ { target: 600, duration: 2m }, { target: 60, duration: 0s }, { target: 60, duration: 1m } ] }", "0-120: 5-10, 120-180: 1-1", ArrivalLaw.Uniform)]
    public void K6_s_arrival_rate_executors_are_read_as_k6_writes_them(string load, string expected, ArrivalLaw law)
    {
        var source = Read($"traffic[0].load={load}").Traffic[0];
        Assert.Equal(expected, Text(source.Rate));
        Assert.Equal((law, null, null), (source.Arrivals, source.Limit, source.Users));
        Assert.Equal(ArrivalLaw.Poisson, Read($"traffic[0].load={load}", "traffic[0].arrivals=poisson").Traffic[0].Arrivals);
    }

    [Fact]
    public void Virtual_users_limit_the_iterations_of_arrival_rate_executors()
    {
        const string Load = "traffic[0].load={ executor: constant-arrival-rate, rate: 30, duration: 10m, preAllocatedVUs: 50";
        Assert.Equal(new UserLimit(50, 50), Read(Load + " }").Traffic[0].Limit);
        Assert.Equal(new UserLimit(50, 80), Read(Load + ", maxVUs: 80 }").Traffic[0].Limit);
    }

    [Theory]
    [InlineData("{ executor: constant-vus, vus: 10, duration: 30m }", "0-1800: 10-10")]
    [InlineData("{ executor: ramping-vus, startVUs: 0, startTime: 1m, stages: [ { duration: 20s, target: 10 }, { duration: 0s, target: 3 }, { duration: 10s, target: 0 } ], gracefulRampDown: 0s }", "60-80: 0-10, 80-80: 3-3, 80-90: 3-0")]
    public void K6_s_executors_of_users_become_stages_of_users(string load, string expected)
    {
        var source = Read($"traffic[0].load={load}", "traffic[0].think={ distribution: uniform, min: 1s, max: 10s }").Traffic[0];
        Assert.Equal(expected, string.Join(", ", source.Users!.Stages.Select(s => FormattableString.Invariant($"{s.Start.TotalSeconds}-{s.End.TotalSeconds}: {s.From}-{s.To}"))));
        Assert.Equal(new UniformDistribution(1, 10), source.ThinkSeconds);
        Assert.Empty(source.Rate.Segments);
    }

    [Theory]
    [InlineData("{ trace: good.csv, speed: 60 }", "0-1: 10-10, 1-2: 20-20, 2-3: 30-30")]
    [InlineData("{ trace: good.csv, speed: 0.05 }", "0-1200: 10-10, 1200-2400: 20-20, 2400-3600: 30-30")]
    [InlineData("{ trace: good.csv, speed: 0.1, tile: true }", "0-600: 10-10, 600-1200: 20-20, 1200-1800: 30-30, 1800-2400: 10-10, 2400-3000: 20-20, 3000-3600: 30-30")]
    public void Traces_are_played_faster_and_repeated(string load, string expected) => Assert.Equal(expected, Text(Read($"traffic[0].load={load}").Traffic[0].Rate));

    [Fact]
    public void A_trace_may_have_dates_and_columns_of_its_own()
    {
        var folder = Directory.CreateTempSubdirectory("eshopsim-trace-");
        try
        {
            var file = Path.Combine(folder.FullName, "t.csv");
            File.WriteAllText(file, "when,host,rps\n2026-11-27T18:00:00Z,a,4\n2026-11-27T18:05:00Z,a,8\n2026-11-27 20:10:00+02:00,a,2\n");
            Assert.Equal("0-300: 4-4, 300-600: 8-8, 600-900: 2-2", Text(Read($"traffic[0].load={{ trace: '{file}', timeColumn: when, rateColumn: rps }}").Traffic[0].Rate));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_journey_is_read_as_it_is_written()
    {
        const string Journey = """
            { goal: buy, think: 5s, start: { browse: 3, buy: 1 }, patience: { slow: 2s, leave: 50% }, steps: {
              browse: { operation: catalog.product, next: { browse: 60%, pick: 30% } },
              pick: { choose: { browse: 1, buy: 3 }, think: 1s },
              buy: { operation: cart.add } } }
            """;
        var source = Read("traffic[0].load={ shape: constant, rate: 5 }", "traffic[0].mix=null", $"traffic[0].journey={Journey.ReplaceLineEndings(" ")}", "traffic[0].retries={ max: 2, after: { distribution: exponential, mean: 3s }, budget: 20% }").Traffic[0];
        var journey = source.Journey!;
        Assert.Equal([3, 0, 1], journey.StartWeights);
        Assert.Equal(2, journey.Goal);
        Assert.Equal(new Patience { Slow = TimeSpan.FromSeconds(2), LeaveWhenSlow = 0.5 }, journey.Patience);
        Assert.Equal(["browse catalog.product 5", "pick  1", "buy cart.add 5"], journey.Steps.Select(step => FormattableString.Invariant($"{step.Name} {step.Operation} {step.ThinkSeconds.Mean}")));
        Assert.Equal([new JourneyTurn(0, 0.6), new JourneyTurn(1, 0.3)], journey.Steps[0].Turns);
        Assert.Equal([new JourneyTurn(0, 0.25), new JourneyTurn(2, 0.75)], journey.Steps[1].Turns);
        Assert.Equal(new ClientRetries(2, new ExponentialDistribution(3)) { Budget = 0.2 }, source.Retries);
        Assert.Equal(["catalog.product", "cart.add"], source.EntryOperations);
    }

    [Fact]
    public void Bursts_and_batches_are_read_as_they_are_written()
    {
        var source = Read("traffic[0].bursts=[ { factor: 0.5, hold: 60s }, { factor: 3, hold: 10s } ]", "traffic[0].batch={ distribution: geometric, mean: 4 }").Traffic[0];
        Assert.Equal([new BurstState(0.5, TimeSpan.FromMinutes(1)), new BurstState(3, TimeSpan.FromSeconds(10))], source.Bursts);
        Assert.Equal(new GroupSize.Geometric(4), source.Groups);
        Assert.Equal(new GroupSize.Constant(3), Read("traffic[0].batch=3").Traffic[0].Groups);
    }

    private static string Text(RateCurve curve) =>
        string.Join(", ", curve.Segments.Select(s => FormattableString.Invariant($"{s.Start.TotalSeconds}-{s.End.TotalSeconds}: {s.StartPerSecond:0.###}-{s.EndPerSecond:0.###}")));

    private static Scenario Read(params string[] settings)
    {
        var reading = ScenarioReader.Read(new ScenarioInput { Path = Path.Combine(Folders.Broken, "parts", "good-scenario.yaml"), Settings = [.. settings, "objectives=[]"] });
        Assert.False(reading.HasErrors, string.Join('\n', reading.Diagnostics));
        return reading.Scenario!;
    }
}
