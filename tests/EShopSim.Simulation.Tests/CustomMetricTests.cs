using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Simulation.Metrics;
using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Tests;

/// <summary>HPAs on what requests do, rather than on CPU: the shop's traffic is 50 a second, and 300 from 5 to 9 min.</summary>
public sealed class CustomMetricTests
{
    [Fact]
    public void Requests_for_an_operation_ask_for_replicas_in_proportion()
    {
        var run = Run(new CustomMetric("page_rate", MetricMeasure.Counter), new OperationRequests("front.page"), 32_000);

        Assert.Equal(2, At(run, 239).ProposalReplicas);
        Assert.InRange(At(run, 480).ProposalReplicas!.Value, 9, 10);
        Assert.InRange(At(run, 480).CurrentValue!.Value * At(run, 480).CurrentReplicas, 285, 315);
    }

    [Fact]
    public void Requests_per_second_of_the_pods_need_no_declaration()
    {
        var run = Run(null, null, 32_000, "requests_per_second");

        Assert.InRange(At(run, 480).ProposalReplicas!.Value, 9, 10);
    }

    [Fact]
    public void A_latency_is_a_percentile_of_the_last_minute_in_seconds()
    {
        var run = Run(new CustomMetric("page_p99", MetricMeasure.Gauge), new OperationLatency("front.page", 0.99), 1000);
        var shown = At(run, 700);

        // What the recorded percentiles of that minute, each over five seconds, lie around.
        var recorded = run.Operations[0].LatencyP99Ms.Skip(126).Take(14).Select(milliseconds => milliseconds / 1000.0).ToArray();
        Assert.InRange(shown.CurrentValue!.Value * shown.CurrentReplicas, recorded.Min() / 2, recorded.Max() * 2);
    }

    [Fact]
    public void In_flight_requests_agree_with_Littles_law()
    {
        var run = Run(new CustomMetric("busy", MetricMeasure.InFlight), null, 1_000_000);
        var busy = run.HpaSyncs.Where(sync => sync.Name == "front" && sync.Time.TotalSeconds is > 300 and < 540).Average(sync => sync.CurrentValue * sync.CurrentReplicas);

        // 300 a second, each some 10 ms in the front and its call.
        Assert.InRange(busy!.Value, 1, 12);
    }

    [Fact]
    public void A_given_curve_drives_the_replicas()
    {
        var curve = new GivenCurve([(TimeSpan.Zero, 10), (TimeSpan.FromMinutes(5), 10), (TimeSpan.FromMinutes(5), 90)]);
        var run = Run(new CustomMetric("backlog", MetricMeasure.Gauge), curve, 10_000);

        Assert.Equal(2, At(run, 299).DesiredReplicas);
        Assert.Equal(9, At(run, 400).DesiredReplicas);
    }

    private static HpaSync At(RunResult run, double seconds) =>
        run.HpaSyncs.Last(sync => sync.Name == "front" && sync.Time.TotalSeconds <= seconds);

    private static RunResult Run(CustomMetric? metric, SeriesSource? source, long averageMilli, string name = "")
    {
        var shop = SmallShop.Of();
        var spec = new MetricSpec(MetricSourceType.External, metric?.Name ?? name, MetricTargetType.AverageValue, averageMilli);
        return ScenarioRunner.Run(
            shop with
            {
                Duration = TimeSpan.FromMinutes(12),
                Cluster = shop.Cluster with { Autoscalers = [shop.Cluster.Autoscalers[0] with { Metrics = [spec], MaxReplicas = 20 }] },
                Metrics = metric is null ? [] : [new ScenarioMetric(metric, source)],
            },
            new RunOptions());
    }
}
