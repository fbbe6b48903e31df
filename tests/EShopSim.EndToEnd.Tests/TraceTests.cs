using System.Globalization;

namespace EShopSim.EndToEnd.Tests;

public sealed class TraceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Recorded_arrivals_follow_a_measured_trace_within_chance()
    {
        var trace = Repository.Shared("real/traces/autothrottle-diurnal-1s.csv");
        var scenario = $$"""
            apiVersion: eshopsim.dev/v1alpha1
            kind: Scenario
            metadata: { name: traced }
            spec:
              duration: 20m
              recordEvery: 10s
              cluster:
                nodePools: [ { name: general, count: 2, capacity: { cpu: "4", memory: 16Gi } } ]
              modules:
                my-app: { operations: { hello: { cpu: 1ms } } }
              traffic:
                - { name: recorded, mix: { my-app.hello: 1 }, load: { trace: {{trace}}, scale: 0.5 } }
            """;
        (await Tool.RunAsync(scenario, ["run", "-", "--manifests", Path.Combine(Repository.Scenario("getting-started"), "manifests"), "--quiet", "--out", _folder.Of("out")])).ShouldExitWith(0);

        var rates = (await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken)).Skip(1)
            .Select(line => 0.5 * double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).ToList();
        var operations = Table.Read(Path.Combine(_folder.Of("out"), "operations.csv"));
        Assert.Equal(120, operations.Rows.Count);
        var squares = 0.0;
        foreach (var row in operations.Rows)
        {
            // A sample covers the ten seconds that end at its time; a Poisson count has its mean as variance.
            var expected = rates.Skip((int)operations.Number(row, "time_s") - 10).Take(10).Sum();
            var counted = operations.Number(row, "offered_per_second") * 10;
            Assert.InRange(counted, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
            squares += (counted - expected) * (counted - expected) / expected;
        }

        // Chi-square with 120 degrees of freedom: within four standard deviations of its mean.
        Assert.InRange(squares, 120 - (4 * Math.Sqrt(240)), 120 + (4 * Math.Sqrt(240)));
    }
}
