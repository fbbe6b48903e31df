using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Simulation;

namespace EShopSim.Formats.Tests;

/// <summary>A worker that KEDA wakes for the messages of a queue.</summary>
public sealed class ScaledObjectTests
{
    [Fact]
    public void A_ScaledObject_is_read_with_the_HPA_that_it_writes()
    {
        var objects = Inputs.Manifests("""
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: { name: worker, namespace: shop }
            spec:
              scaleTargetRef: { name: worker }
              pollingInterval: 10
              cooldownPeriod: 60
              maxReplicaCount: 20
              advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } }
              triggers:
                - { type: rabbitmq, metadata: { queueName: mails, mode: QueueLength, value: "10", activationValue: "5" } }
                - { type: prometheus, name: backlog, metricType: Value, metadata: { serverAddress: http://prometheus, query: sum(x), threshold: "2.5" } }
                - { type: cpu, metricType: Utilization, metadata: { value: "60" } }
            """).Objects;

        var scaled = Assert.Single(objects.ScaledObjects);
        Assert.Equal((0, 10.0, 60.0), (scaled.MinReplicas, scaled.PollingInterval.TotalSeconds, scaled.Cooldown.TotalSeconds));
        var (mails, backlog) = (External("mails", MetricTargetType.AverageValue, 10_000), External("backlog", MetricTargetType.Value, 2500));
        Assert.Equal([new ScaledObjectTrigger(mails, 5000), new ScaledObjectTrigger(backlog, 0)], scaled.Triggers);

        var hpa = Assert.Single(objects.Autoscalers);
        Assert.Equal(("keda-hpa-worker", 1, 20), (hpa.Meta.Name, hpa.MinReplicas, hpa.MaxReplicas));
        Assert.Equal([mails, backlog, new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, 60)], hpa.Metrics);
        Assert.Equal(60, hpa.Behavior!.ScaleDown!.StabilizationWindowSeconds);
    }

    [Fact]
    public void Triggers_of_CPU_and_memory_take_quantities()
    {
        var reading = Inputs.Manifests("""
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: { name: worker }
            spec:
              scaleTargetRef: { name: worker }
              triggers:
                - { type: cpu, metricType: AverageValue, metadata: { value: "500m" } }
                - { type: memory, metricType: AverageValue, metadata: { value: "512Mi" } }
                - { type: cpu, metadata: { type: AverageValue, value: "60" } }
                - { type: memory, metadata: { type: Utilization, value: "70" } }
            """);

        Assert.Equal(
            [
                new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.AverageValue, 500),
                new MetricSpec(MetricSourceType.Resource, "memory", MetricTargetType.AverageValue, 512L * 1024 * 1024 * 1000),
                new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.AverageValue, 60_000),
                new MetricSpec(MetricSourceType.Resource, "memory", MetricTargetType.Utilization, 70),
            ],
            Assert.Single(reading.Objects.Autoscalers).Metrics);
    }

    [Fact]
    public void A_worker_sleeps_wakes_for_messages_works_them_off_and_sleeps_again()
    {
        var folder = Directory.CreateTempSubdirectory("keda");
        try
        {
            var manifests = Path.Combine(folder.FullName, "worker.yaml");
            File.WriteAllText(manifests, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: worker }
                spec:
                  replicas: 0
                  selector: { matchLabels: { app: worker } }
                  template:
                    metadata: { labels: { app: worker } }
                    spec: { containers: [ { name: app, image: "worker:1" } ] }
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: web } }
                  template:
                    metadata: { labels: { app: web } }
                    spec: { containers: [ { name: app, image: "web:1" } ] }
                ---
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: { name: worker }
                spec:
                  scaleTargetRef: { name: worker }
                  pollingInterval: 15
                  cooldownPeriod: 120
                  advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } }
                  triggers: [ { type: rabbitmq, metadata: { queueName: mails, value: "50" } } ]
                """);
            var reading = Inputs.Scenario($$"""
                apiVersion: eshopsim.dev/v1alpha1
                kind: Scenario
                metadata: { name: keda }
                spec:
                  duration: 20m
                  manifests: [ "{{manifests}}" ]
                  cluster: { nodePools: [ { name: general, count: 2, capacity: { cpu: "8", memory: 32Gi } } ] }
                  modules:
                    web: { operations: { order: { cpu: 1ms, publish: [ mails ] } } }
                    worker: { operations: { send: { cpu: 1ms, wait: 200ms } } }
                  queues: { mails: { consumer: worker.send } }
                  metrics: [ { name: mails, measure: queueLength, queue: mails } ]
                  traffic: [ { mix: { web.order: 1 }, load: { shape: steps, steps: [ { at: 0s, rate: 0 }, { at: 3m, rate: 20 }, { at: 8m, rate: 0 } ] } } ]
                """);
            // As of every HPA, that kubectl apply would set the replicas anew.
            Assert.DoesNotContain(reading.Diagnostics, finding => finding.Severity != Severity.Note && finding.Code != "ESH0302");
            var run = ScenarioRunner.Run(reading.Scenario!, new RunOptions());
            var worker = run.Workloads.Single(workload => workload.Workload.Name == "worker");

            Assert.All(worker.DesiredReplicas.Take(170), replicas => Assert.Equal(0, replicas));
            Assert.InRange(worker.DesiredReplicas.Max(), 4, 100);
            Assert.Equal(0, worker.DesiredReplicas[^1]);
            Assert.Single(run.Events, item => item.Reason == "KEDAScaleTargetActivated");
            Assert.Single(run.Events, item => item.Reason == "KEDAScaleTargetDeactivated");
            Assert.Equal(run.Requests.Completed, run.QueueSummaries.Single().Consumed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static MetricSpec External(string name, MetricTargetType type, long target) => new(MetricSourceType.External, name, type, target);
}
