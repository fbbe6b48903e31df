using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class ClusterAutoscalerTests
{
    [Fact]
    public void A_place_is_used_again_with_a_new_machine_on_it()
    {
        var cluster = Cluster(Group(count: 1, max: 2), TestCluster.Deployment("web", 1, 3000), TestCluster.DaemonSet("logs"));
        foreach (var start in new[] { 0.0, 1500 })
        {
            cluster.RunUntil(start + 10);
            cluster.Control.Scale(cluster.Workload.Ref, 2);
            cluster.RunUntil(start + 100);
            Assert.False(cluster.Control.Nodes[1].IsDeleted);
            Assert.Equal(["logs", "web"], cluster.Control.Nodes[1].Pods.Select(pod => pod.Workload.Name).Order(StringComparer.Ordinal));
            Assert.All(cluster.Control.Nodes[1].Pods, pod => Assert.True(pod.IsReady));
            cluster.Control.Scale(cluster.Workload.Ref, 1);
            cluster.RunUntil(start + 1200);

            // Ten minutes after the scale-up, and ten after it became unneeded; the pod of the DaemonSet does not hold it.
            Assert.Single(cluster.Control.Nodes, node => !node.IsDeleted);
            Assert.Equal(1, cluster.Workload.ReadyReplicas);
        }

        // The image was not there any more.
        Assert.Equal(2, cluster.Control.Events.Count(item => item.Reason == "Pulling" && item.Object.Contains("logs", StringComparison.Ordinal)));
        Assert.InRange(cluster.Control.Nodes.Sum(node => node.PaidTime(cluster.Simulator.Now).TotalSeconds) - cluster.Now, 1200, 1800);
    }

    [Fact]
    public void Where_machines_do_not_come_the_group_is_left_alone_for_5_then_10_min_and_another_helps()
    {
        var broken = Group("broken", count: 0, max: 1) with { ProvisioningSeconds = new ConstantDistribution(3600) };
        var cluster = Cluster(broken, Group("slow", cpu: 8000, count: 0, max: 0), TestCluster.Deployment("web", 1, 3000));
        cluster.RunUntil(3600);

        // Given up after 15 min, ordered again 5 min later, and 10 min after the next failure.
        double[] failures = [.. cluster.Control.Events.Where(item => item.Reason == "ScaleUpTimedOut").Select(item => item.Time.TotalSeconds)];
        Assert.Equal(2, failures.Length);
        Assert.InRange(failures[0], 900, 925);
        Assert.InRange(failures[1] - failures[0], 1200, 1240);
        Assert.Equal(0, cluster.Workload.ReadyReplicas);

        var backOff = default(GroupBackOff?);
        var minutes = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            backOff = GroupBackOff.Next(backOff, backOff?.Until ?? SimTime.Zero);
            minutes.Add(backOff.Value.Delay.TotalMinutes);
        }

        Assert.Equal([5, 10, 20, 30, 30], minutes);
        Assert.Equal(5, GroupBackOff.Next(backOff, backOff!.Value.Until + TimeSpan.FromHours(3)).Delay.TotalMinutes);
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("budget", false)]
    [InlineData("storage", false)]
    [InlineData("annotation", false)]
    [InlineData("annotated as safe", true)]
    public void What_holds_a_pod_holds_its_node(string hold, bool goes)
    {
        var deployment = TestCluster.Deployment("web", 2, 1000);
        deployment = deployment with
        {
            Template = deployment.Template with
            {
                HasLocalStorage = hold is "storage" or "annotated as safe",
                Annotations = hold is "annotation" or "annotated as safe"
                    ? new Dictionary<string, string>(StringComparer.Ordinal) { ["cluster-autoscaler.kubernetes.io/safe-to-evict"] = hold is "annotation" ? "false" : "true" }
                    : Empty.Strings,
            },
        };
        var budget = new PodDisruptionBudget(new ObjectMeta("shop", "web"), TestCluster.Selector("web")) { MinAvailable = IntOrPercent.Count(hold is "budget" ? 2 : 1) };
        var group = Group(count: 2, max: 2) with { Min = 0 };
        var cluster = new TestCluster(new ClusterObjects { Nodes = group.Nodes, NodeGroups = [group], Deployments = [deployment], DisruptionBudgets = [budget] });
        Assert.Equal([1, 1], cluster.Control.Nodes.Select(node => node.Pods.Count));
        cluster.RunUntil(900);

        Assert.Equal(goes ? 1 : 2, cluster.Control.Nodes.Count(node => !node.IsDeleted));
        Assert.Equal(2, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void The_minimum_stays_though_nobody_needs_it_and_empty_nodes_go_together()
    {
        var group = Group(count: 6, max: 6) with { Min = 2 };
        var cluster = new TestCluster(new ClusterObjects { Nodes = group.Nodes, NodeGroups = [group], Deployments = [TestCluster.Deployment("web", 1, 3000)] });
        cluster.RunUntil(3600);

        Assert.Equal(2, cluster.Control.Nodes.Count(node => !node.IsDeleted));
        Assert.Single(cluster.Control.Events.Where(item => item.Reason == "ScaleDownEmpty").Select(item => item.Time).Distinct());
        Assert.Equal(1, cluster.Workload.ReadyReplicas);
    }

    [Theory]
    [InlineData(Expander.LeastNodes, "large")]
    [InlineData(Expander.LeastWaste, "small")]
    public void The_expander_chooses_the_group(Expander expander, string chosen)
    {
        NodeGroup[] groups = [Group("small", count: 0, max: 9), Group("large", cpu: 32_000, count: 0, max: 9)];
        var cluster = new TestCluster(
            new ClusterObjects { Nodes = [TestCluster.Node("busy", 100, "zone-a")], NodeGroups = groups, Deployments = [TestCluster.Deployment("web", 2, 3900)] },
            new ControlPlaneOptions { ClusterAutoscaler = new ClusterAutoscalerOptions { Expander = expander } });
        cluster.RunUntil(120);

        Assert.Equal(2, cluster.Workload.ReadyReplicas);
        Assert.All(cluster.Control.Nodes.Skip(1).Where(node => !node.IsDeleted), node => Assert.Equal(chosen, node.Node.Pool));
    }

    [Fact]
    public void Pods_that_spread_get_a_node_in_each_zone_and_those_that_fit_nowhere_none()
    {
        var deployment = TestCluster.Deployment("web", 4, 500);
        deployment = deployment with
        {
            Template = deployment.Template with { TopologySpreadConstraints = [new TopologySpreadConstraint(1, Node.HostnameLabel, true, TestCluster.Selector("web"))] },
        };
        var cluster = Cluster(Group(count: 2, max: 6), deployment, TestCluster.Deployment("giant", 1, 64_000));
        cluster.RunUntil(200);
        Assert.Equal(2, cluster.Control.Nodes.Count(node => !node.IsDeleted));
        Assert.Equal(4, cluster.Workload.ReadyReplicas);
        Assert.Equal("pod didn't trigger scale-up: 0 max node group size reached, 1 would not help", Assert.Single(cluster.Messages("NotTriggerScaleUp")));
    }

    [Fact]
    public void The_first_node_of_an_empty_cluster_gets_the_pods_that_wait()
    {
        var cluster = Cluster(Group(count: 0, max: 2), TestCluster.Deployment("web", 0, 3000));
        cluster.Control.DeleteNode(0);
        cluster.RunUntil(5);
        cluster.Control.Scale(cluster.Workload.Ref, 1);
        cluster.RunUntil(90);

        Assert.Equal(1, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void A_stream_of_new_pods_does_not_put_off_the_next_look()
    {
        string[] names = ["web", "cart", "search", "offers"];
        var cluster = Cluster(Group(count: 0, max: 1), [.. names.Select(static name => TestCluster.Deployment(name, 0, 3000))]);
        cluster.RunUntil(100);
        for (var replicas = 1; replicas < 60; replicas++)
        {
            foreach (var workload in cluster.Control.Workloads)
            {
                cluster.Control.Scale(workload.Ref, replicas);
                cluster.RunFor(0.02);
            }
        }

        // When the first of them is two seconds old.
        Assert.InRange(cluster.Control.Events.First(item => item.Reason == "TriggeredScaleUp").Time.TotalSeconds, 102, 102.2);
    }

    [Fact]
    public void Pods_that_will_never_end_do_not_hold_a_dead_node()
    {
        var cluster = Cluster(Group(count: 2, max: 2) with { Min = 1 }, TestCluster.Deployment("web", 2, 1000));
        cluster.RunUntil(10);
        cluster.Control.FailNode(1);
        cluster.RunUntil(1500);

        Assert.True(cluster.Control.Nodes[1].IsDeleted);
        Assert.Equal(2, cluster.Workload.ReadyReplicas);
        Assert.Empty(cluster.Messages("ScaleDownFailed"));
    }

    [Fact]
    public void A_drain_fails_in_time_where_the_machine_dies_under_it()
    {
        var cluster = Cluster(Group(count: 2, max: 2) with { Min = 1 }, TestCluster.Deployment("web", 2, 1000));
        while (cluster.Messages("ScaleDown").Count == 0)
            cluster.RunFor(1);
        var began = cluster.Now;
        var node = cluster.Control.Nodes.Single(candidate => candidate.Unschedulable);
        cluster.Control.FailNode(node.Index);
        cluster.RunUntil(4000);

        // Ten minutes and a half after the evictions; later the node goes as one whose pods have long been told to end.
        Assert.InRange(cluster.Control.Events.Single(item => item.Reason == "ScaleDownFailed").Time.TotalSeconds - began, 630, 645);
        Assert.True(node.IsDeleted);
        Assert.Equal(2, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void Machines_that_come_end_the_back_off_and_its_growth()
    {
        var group = Group(count: 0, max: 2) with { ProvisioningSeconds = new InTurn(3600, 40, 3600, 40) };
        var cluster = Cluster(group, TestCluster.Deployment("web", 1, 3000));
        cluster.RunUntil(1000);
        Assert.Equal(
            "pod didn't trigger scale-up: 0 max node group size reached, 1 in backoff after failed scale-up", Assert.Single(cluster.Messages("NotTriggerScaleUp")));
        cluster.RunUntil(1300);
        Assert.Equal(1, cluster.Workload.ReadyReplicas);
        cluster.Control.Scale(cluster.Workload.Ref, 2);

        // Given up after 15 min and left alone for 5 again, not for 10.
        cluster.RunUntil(1300 + 1200 + 90);
        Assert.Equal(2, cluster.Messages("ScaleUpTimedOut").Count);
        Assert.Equal(2, cluster.Workload.ReadyReplicas);
    }

    private static TestCluster Cluster(NodeGroup group, params object[] others) => new(new ClusterObjects
    {
        Nodes = group.Count > 0 ? [.. group.Nodes.Take(group.Count)] : [TestCluster.Node("busy", 100, "zone-a")],
        NodeGroups = [group, .. others.OfType<NodeGroup>()],
        Deployments = [.. others.OfType<Deployment>()],
        DaemonSets = [.. others.OfType<DaemonSet>()],
    });

    private static NodeGroup Group(int count, int max) => Group("general", count, max);

    private static NodeGroup Group(string name, int count, int max, long cpu = 4000) =>
        new(name, [.. Enumerable.Range(1, max).Select(number => TestCluster.Node(FormattableString.Invariant($"{name}-{number}"), cpu, "zone-a") with { Pool = name })])
        {
            Count = count,
            Min = count,
            ProvisioningSeconds = new ConstantDistribution(40),
        };

    private sealed record InTurn(params double[] Seconds) : Distribution
    {
        private int _drawn;

        public override double Mean => Seconds.Average();

        public override double Sample(RandomStream random) => Seconds[_drawn++];
    }
}
