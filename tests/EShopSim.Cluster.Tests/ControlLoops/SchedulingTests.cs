using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class SchedulingTests
{
    [Fact]
    public void A_search_that_would_begin_at_a_node_that_has_gone_begins_elsewhere()
    {
        // Of 120 nodes the first pod looks at 100: the next search begins at the 101st, and then there are 80 left.
        var cluster = new TestCluster(new ClusterObjects { Nodes = TestCluster.Nodes(120), Deployments = [TestCluster.Deployment("web", 1)] });
        cluster.RunUntil(10);
        for (var node = 0; node < 40; node++)
            cluster.Control.DeleteNode(node);
        cluster.Control.Scale(cluster.Workload.Ref, 5);
        cluster.RunUntil(120);

        Assert.True(cluster.Workload.ReadyReplicas >= 4, $"{cluster.Workload.ReadyReplicas} ready");
    }

    [Fact]
    public void Pods_of_one_deployment_spread_over_nodes_and_zones()
    {
        var cluster = Cluster(TestCluster.Nodes(6, zones: 3), [TestCluster.Deployment("catalog", 12)]);
        cluster.RunUntil(30);
        Assert.All(cluster.Control.Nodes, node => Assert.Equal(2, node.Pods.Count));
    }

    [Fact]
    public void A_hard_zone_constraint_leaves_pods_pending_rather_than_uneven()
    {
        var deployment = TestCluster.Deployment("catalog", 4, cpuMillicores: 1000);
        deployment = deployment with
        {
            Template = deployment.Template with
            {
                TopologySpreadConstraints = [new TopologySpreadConstraint(1, Node.ZoneLabel, DoNotSchedule: true, deployment.Selector)],
            },
        };
        IReadOnlyList<Node> nodes = [TestCluster.Node("node-1", 8000, "zone-a"), TestCluster.Node("node-2", 1000, "zone-b")];
        var cluster = Cluster(nodes, [deployment]);
        cluster.RunUntil(30);
        Assert.Equal(2, cluster.Control.Nodes[0].Pods.Count);
        Assert.Single(cluster.Control.Nodes[1].Pods);
        Assert.Contains(
            "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match pod topology spread constraints.", cluster.Messages("FailedScheduling"));
    }

    [Fact]
    public void Pods_that_fit_nowhere_wait_until_others_are_gone()
    {
        var cluster = Cluster(TestCluster.Nodes(1, 1000), [TestCluster.Deployment("catalog", 5), TestCluster.Deployment("cart", 2)]);
        cluster.RunUntil(30);
        Assert.Equal(2, cluster.Control.Workloads[1].Pods.Count(pod => pod.NodeIndex < 0));
        Assert.Equal("0/1 nodes are available: 1 Insufficient cpu.", cluster.Messages("FailedScheduling")[0]);
        cluster.Control.Scale(cluster.Workload.Ref, 3);
        cluster.RunUntil(60);
        Assert.Equal(2, cluster.Control.Workloads[1].ReadyReplicas);
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_28, true)]
    [InlineData(KubernetesVersion.V1_35, false)]
    public void A_pod_waits_for_the_end_of_its_back_off_unless_the_scheduler_has_nothing_else_to_do(KubernetesVersion version, bool waits)
    {
        var cluster = Cluster(TestCluster.Nodes(1, 1000), [TestCluster.Deployment("catalog", 5), TestCluster.Deployment("cart", 1)], version);
        cluster.RunUntil(30);

        // Three vain attempts: the next comes four seconds after the last.
        cluster.Control.AddNode(TestCluster.Node("too-small-1", 100, "zone-a"));
        cluster.RunUntil(40);
        cluster.Control.AddNode(TestCluster.Node("too-small-2", 100, "zone-a"));
        cluster.RunUntil(41);
        cluster.Control.AddNode(TestCluster.Node("big", 8000, "zone-a"));
        cluster.RunUntil(60);
        var bound = cluster.Control.Workloads[1].Pods[0].ScheduledAt!.Value.TotalSeconds;
        Assert.Equal(waits ? 45 : 41.02, bound, 2);
    }

    [Fact]
    public void Higher_priority_goes_first_where_room_is_short()
    {
        var urgent = TestCluster.Deployment("urgent", 1);
        urgent = urgent with { Template = urgent.Template with { PriorityClassName = "high" } };
        var cluster = new TestCluster(
            new ClusterObjects
            {
                Nodes = TestCluster.Nodes(1, 300),
                Deployments = [TestCluster.Deployment("catalog", 1), urgent],
                PriorityClasses = [new PriorityClass("high", 1000, GlobalDefault: false, NeverPreempts: false)],
            },
            new ControlPlaneOptions { InitialState = InitialState.Empty });
        cluster.RunUntil(30);
        Assert.True(cluster.Control.Workloads[1].Pods[0].NodeIndex >= 0);
        Assert.Equal(-1, cluster.Control.Workloads[0].Pods[0].NodeIndex);
    }

    [Fact]
    public void Taints_cordons_and_selectors_keep_pods_away()
    {
        var deployment = TestCluster.Deployment("catalog", 6);
        deployment = deployment with
        {
            Template = deployment.Template with { NodeSelector = new Dictionary<string, string>(StringComparer.Ordinal) { [Node.ZoneLabel] = "zone-a" } },
        };
        IReadOnlyList<Node> nodes =
        [
            TestCluster.Node("right", 8000, "zone-a"),
            TestCluster.Node("wrong-zone", 8000, "zone-b"),
            TestCluster.Node("tainted", 8000, "zone-a") with { Taints = [new Taint("gpu", "yes", TaintEffect.NoSchedule)] },
            TestCluster.Node("cordoned", 8000, "zone-a") with { Unschedulable = true },
        ];
        var cluster = Cluster(nodes, [deployment]);
        cluster.RunUntil(30);
        Assert.Equal([6, 0, 0, 0], cluster.Control.Nodes.Select(node => node.Pods.Count));
    }

    [Fact]
    public void Pods_that_shun_each_other_get_a_node_each()
    {
        var deployment = TestCluster.Deployment("catalog", 5);
        deployment = deployment with
        {
            Template = deployment.Template with
            {
                Affinity = new Affinity { RequiredPodAntiAffinity = [new PodAffinityTerm(deployment.Selector, Node.HostnameLabel, [])] },
            },
        };
        var cluster = Cluster(TestCluster.Nodes(4), [deployment]);
        cluster.RunUntil(30);
        Assert.All(cluster.Control.Nodes, node => Assert.Single(node.Pods));
        Assert.Equal("0/4 nodes are available: 4 node(s) didn't match pod anti-affinity rules.", Assert.Single(cluster.Messages("FailedScheduling")));
    }

    [Fact]
    public void Terminating_pods_keep_their_room()
    {
        var cluster = Cluster(TestCluster.Nodes(1, 1000), [TestCluster.Deployment("catalog", 5)]);
        cluster.RunUntil(30);
        var pod = cluster.Control.Pods[0];
        cluster.Usage.Busy.Add(pod);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(50);
        Assert.Equal(-1, cluster.Control.Pods[5].NodeIndex);
        cluster.RunUntil(120);
        Assert.Equal(0, cluster.Control.Pods[5].NodeIndex);
    }

    [Fact]
    public void A_daemon_set_runs_on_every_node_that_it_tolerates_and_on_those_that_join()
    {
        IReadOnlyList<Node> nodes =
        [
            TestCluster.Node("node-1", 8000, "zone-a"),
            TestCluster.Node("cordoned", 8000, "zone-a") with { Unschedulable = true },
            TestCluster.Node("tainted", 8000, "zone-b") with { Taints = [new Taint("gpu", "yes", TaintEffect.NoSchedule)] },
        ];
        var cluster = new TestCluster(new ClusterObjects { Nodes = nodes, DaemonSets = [TestCluster.DaemonSet("logs")] });
        cluster.RunUntil(10);
        cluster.Control.AddNode(TestCluster.Node("node-4", 8000, "zone-b"));
        cluster.RunUntil(60);
        Assert.Equal([1, 1, 0, 1], cluster.Control.Nodes.Select(node => node.Pods.Count));
        Assert.Equal(3, cluster.Workload.AvailableReplicas);
        Assert.Equal(3, cluster.Workload.SpecReplicas);
    }

    [Fact]
    public void A_daemon_set_updates_one_node_at_a_time()
    {
        var cluster = new TestCluster(
            new ClusterObjects { DaemonSets = [TestCluster.DaemonSet("logs")] },
            new ControlPlaneOptions { PodTimings = [TestCluster.Timing(WorkloadKind.DaemonSet, "logs", 5)] });
        cluster.RunUntil(10);
        cluster.Control.Rollout(cluster.Workload.Ref);
        cluster.RunUntil(200, () => Assert.True(cluster.Workload.ReadyReplicas >= 3));
        Assert.Equal(4, cluster.Workload.ReadyReplicas);
        Assert.All(cluster.Live, pod => Assert.Equal(2, pod.Revision));
    }

    [Fact]
    public void Large_clusters_are_not_searched_through()
    {
        var cluster = Cluster(TestCluster.Nodes(300), [TestCluster.Deployment("catalog", 1)]);
        cluster.RunUntil(30);
        Assert.InRange(Assert.Single(cluster.Control.Pods).NodeIndex, 0, 141);
    }

    [Fact]
    public void Twice_the_pods_are_twice_the_work_and_no_more()
    {
        var (one, two) = (Crowd(20), Crowd(40));

        // The search ends when 100 of the 150 nodes will do. A pod is counted for its own kind only: no other has to do with it.
        Assert.InRange(one.NodesExamined, 20 * 10 * 100, 20 * 10 * 120);
        Assert.InRange(two.NodesExamined, 40 * 10 * 100, 40 * 10 * 120);
        Assert.Equal(20 * 10, one.CountsUpdated);
        Assert.Equal(40 * 10, two.CountsUpdated);
    }

    // Workloads of ten pods that spread by themselves, insist on their zones, or lean towards their own.
    private static (long NodesExamined, long CountsUpdated) Crowd(int workloads)
    {
        var cluster = Cluster(TestCluster.Nodes(150, 64_000), [.. Enumerable.Range(0, workloads).Select(i => Insisting(TestCluster.Deployment($"shop-{i}", 10), i % 3))]);
        cluster.RunUntil(30);
        Assert.All(cluster.Control.Pods, pod => Assert.True(pod.NodeIndex >= 0));
        return cluster.Control.SchedulingWork;
    }

    private static Deployment Insisting(Deployment deployment, int on) => deployment with
    {
        Template = on switch
        {
            0 => deployment.Template,
            1 => deployment.Template with
            {
                TopologySpreadConstraints = [new TopologySpreadConstraint(1, Node.ZoneLabel, DoNotSchedule: true, deployment.Selector)],
            },
            _ => deployment.Template with
            {
                Affinity = new Affinity { PreferredPodAffinity = [new WeightedPodAffinityTerm(10, new PodAffinityTerm(deployment.Selector, Node.ZoneLabel, []))] },
            },
        },
    };

    private static TestCluster Cluster(IReadOnlyList<Node> nodes, IReadOnlyList<Deployment> deployments, KubernetesVersion version = KubernetesVersion.V1_35) => new(
        new ClusterObjects { Nodes = nodes, Deployments = deployments },
        new ControlPlaneOptions { Version = version, InitialState = InitialState.Empty });
}
