namespace EShopSim.EndToEnd.Tests;

/// <summary>A consumer that is scaled by its queue, as KEDA does: one pod handles 50 messages a second, and from minute 4 to 12 come 200.</summary>
public sealed class QueueScalingTests : IDisposable
{
    private const string Manifests = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template: { metadata: { labels: { app: web } }, spec: { containers: [ { name: web, image: "web:1", resources: { requests: { cpu: 200m } } } ] } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: worker }
        spec:
          selector: { matchLabels: { app: worker } }
          template: { metadata: { labels: { app: worker } }, spec: { containers: [ { name: worker, image: "worker:1", resources: { requests: { cpu: 200m } } } ] } }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: keda-hpa-worker }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: worker }
          minReplicas: 1
          maxReplicas: 12
          metrics:
            - type: External
              external: { metric: { name: s0-orders }, target: { type: AverageValue, averageValue: "100" } }
        """;

    private const string Scenario = """
        apiVersion: eshopsim.dev/v1alpha1
        kind: Scenario
        metadata: { name: queue-scaling }
        spec:
          duration: 30m
          recordEvery: 5s
          manifests: [ manifests.yaml ]
          cluster:
            nodePools: [ { name: general, count: 2, capacity: { cpu: "8", memory: 16Gi } } ]
          modules:
            web: { operations: { order: { cpu: 1ms, publish: [ orders ] } } }
            worker: { operations: { handle: { wait: 20ms } } }
          queues:
            orders: { consumer: worker.handle }
          traffic:
            - mix: { web.order: 1 }
              load: { shape: steps, steps: [ { at: 0s, rate: 20 }, { at: 4m, rate: 200 }, { at: 12m, rate: 20 } ] }
          metrics:
            - { name: s0-orders, measure: queueLength, queue: orders }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backlog_asks_for_consumers_in_proportion_until_it_is_gone()
    {
        await File.WriteAllTextAsync(_folder.Of("manifests.yaml"), Manifests, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.Of("scenario.yaml"), Scenario, TestContext.Current.CancellationToken);
        (await Tool.RunAsync("run", _folder.Path, "--quiet", "--out", _folder.Of("out"))).ShouldExitWith(0);

        Assert.True(File.Exists(Path.Combine(_folder.Of("out"), "charts", "queues.png")));
        var syncs = Table.Read(Path.Combine(_folder.Of("out"), "hpa.csv"));
        double Replicas(double seconds) => syncs.Number(syncs.Rows.Last(row => syncs.Number(row, "time_s") <= seconds), "desired_replicas");
        Assert.Equal(1, Replicas(239));
        Assert.InRange(Replicas(480), 5, 12);
        Assert.Equal(1, Replicas(1799));

        // Each sync asks for one pod per 100 messages of the last scrape: never more than the largest backlog that was there.
        var queues = Table.Read(Path.Combine(_folder.Of("out"), "queues.csv"));
        var largest = queues.Rows.Max(row => queues.Number(row, "backlog"));
        Assert.InRange(largest, 1000, 20_000);
        Assert.All(syncs.Rows, row => Assert.InRange(syncs.Number(row, "desired_replicas"), 1, Math.Min(12, Math.Ceiling(largest / 100))));
        Assert.Equal(0, queues.Number(queues.Rows[^1], "backlog"), 20.0);
    }
}
