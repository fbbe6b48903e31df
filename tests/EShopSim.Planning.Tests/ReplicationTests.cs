using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests;

public sealed class ReplicationTests
{
    [Fact]
    public void The_number_of_threads_changes_no_result()
    {
        var alone = Replications.Run(Station(), new ReplicationOptions { Count = 4, Parallelism = 1 });
        var together = Replications.Run(Station(), new ReplicationOptions { Count = 4, Parallelism = 2 });

        Assert.Equal(alone.Select(r => r.Digest), together.Select(r => r.Digest));
        Assert.Equal(4, alone.Select(r => r.Digest).Distinct().Count());
    }

    [Fact]
    public void Percentiles_are_merged_and_counts_are_added()
    {
        var runs = Replications.Run(Station(), new ReplicationOptions { Count = 3 });
        var summary = ReplicationSummary.Of(runs);

        Assert.Equal(runs.Sum(r => r.OperationSummaries[0].Completed), summary.Operations[0].LatencySeconds.Count);
        var each = runs.Select(r => r.OperationSummaries[0].LatencySeconds.Quantile(0.99)).ToArray();
        Assert.InRange(summary.Operations[0].LatencySeconds.Quantile(0.99), each.Min(), each.Max());
        Assert.Contains(summary.Estimates, e => e.Measure == "station.serve p99 (ms)" && e.Count == 3);
    }

    [Fact]
    public void A_number_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReplicationOptions { Count = 0 });

    private static Scenario Station()
    {
        var workload = new WorkloadRef(WorkloadKind.Deployment, "default", "station");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = "station" };
        var duration = TimeSpan.FromMinutes(5);
        return new Scenario
        {
            Name = "station",
            Duration = duration,
            Cluster = new ClusterObjects
            {
                Nodes = [new Node("node-1", new ResourceList(2000, 4L << 30) { Pods = 10 })],
                Deployments =
                [
                    new Deployment(new ObjectMeta("default", "station"), new LabelSelector(labels, []), new PodTemplate { Labels = labels, Containers = [new ContainerSpec("station", "station:1")] }),
                ],
            },
            Modules = [new Module("station", workload) { Operations = [new Operation("station.serve", new ExponentialDistribution(0.01), new ConstantDistribution(0), [])] }],
            Traffic = [new TrafficSource("clients", [new MixEntry("station.serve", 1)], RateCurve.Constant(100, duration))],
        };
    }
}
