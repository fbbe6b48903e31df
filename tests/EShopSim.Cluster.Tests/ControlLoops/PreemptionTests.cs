using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class PreemptionTests
{
    private static readonly PriorityClass[] Classes =
    [
        new("high", 1000, GlobalDefault: false, NeverPreempts: false),
        new("patient", 1000, GlobalDefault: false, NeverPreempts: true),
        new("middle", 500, GlobalDefault: false, NeverPreempts: false),
    ];

    [Theory]
    [InlineData(KubernetesVersion.V1_20)]
    [InlineData(KubernetesVersion.V1_28)]
    [InlineData(KubernetesVersion.V1_35)]
    public void An_urgent_pod_takes_the_place_of_a_lesser_one_when_that_has_gone(KubernetesVersion version)
    {
        var cluster = Cluster(TestCluster.Nodes(1, 1000), [TestCluster.Deployment("catalog", 5), With("high", TestCluster.Deployment("urgent", 0))], version: version);
        cluster.RunUntil(30);
        cluster.Control.Scale(cluster.Control.Workloads[1].Ref, 1);
        cluster.RunUntil(60);

        var urgent = cluster.Control.Workloads[1].Pods[0];
        var victim = Assert.Single(cluster.Control.Pods, pod => pod.Reason == "Preempted");
        Assert.Equal($"Preempted by shop/{urgent.Name} on node node-1", Assert.Single(cluster.Messages("Preempted")));
        Assert.True(victim.GoneAt < urgent.ScheduledAt);
        // In 1.20 its own condition made it try a second time at once, so its back-off is two seconds and not one.
        Assert.True(urgent.ScheduledAt - victim.GoneAt < TimeSpan.FromSeconds(version == KubernetesVersion.V1_20 ? 3 : 1));
        // The ReplicaSet makes another, which finds no room and must not push anybody out.
        Assert.Equal(1, cluster.Workload.Pods.Count(pod => pod.NodeIndex < 0));
    }

    [Fact]
    public void Victims_get_their_grace_period()
    {
        var cluster = Cluster(TestCluster.Nodes(1, 200), [TestCluster.Deployment("catalog", 1), With("high", TestCluster.Deployment("urgent", 0))]);
        cluster.RunUntil(30);
        cluster.Usage.Busy.Add(cluster.Control.Pods[0]);
        cluster.Control.Scale(cluster.Control.Workloads[1].Ref, 1);
        cluster.RunUntil(45);
        Assert.Single(cluster.Messages("Preempted"));
        Assert.Equal(-1, cluster.Control.Workloads[1].Pods[0].NodeIndex);
        cluster.RunUntil(75);
        Assert.Equal(0, cluster.Control.Workloads[1].Pods[0].NodeIndex);
        Assert.InRange(cluster.Control.Workloads[1].Pods[0].ScheduledAt!.Value.TotalSeconds, 60, 63);
        Assert.Single(cluster.Messages("Preempted"));
    }

    [Fact]
    public void Neither_equals_nor_who_never_preempts_push_anybody_out()
    {
        var cluster = Cluster(
            TestCluster.Nodes(1, 200),
            [With("middle", TestCluster.Deployment("catalog", 1)), With("middle", TestCluster.Deployment("equal", 0)), With("patient", TestCluster.Deployment("patient", 0))]);
        cluster.RunUntil(30);
        cluster.Control.Scale(cluster.Control.Workloads[1].Ref, 1);
        cluster.Control.Scale(cluster.Control.Workloads[2].Ref, 1);
        cluster.RunUntil(300);
        Assert.Empty(cluster.Messages("Preempted"));
    }

    [Fact]
    public void Pods_without_a_budget_go_before_those_that_one_protects()
    {
        var guarded = TestCluster.Deployment("guarded", 1);
        var cluster = Cluster(
            TestCluster.Nodes(2, 200),
            [guarded, TestCluster.Deployment("catalog", 1), With("high", TestCluster.Deployment("urgent", 0))],
            [new PodDisruptionBudget(new ObjectMeta("shop", "guarded"), guarded.Selector) { MinAvailable = IntOrPercent.Count(1) }]);
        cluster.RunUntil(30);
        cluster.Control.Scale(cluster.Control.Workloads[2].Ref, 1);
        cluster.RunUntil(60);
        Assert.Equal("catalog", Assert.Single(cluster.Control.Pods, pod => pod.Reason == "Preempted").Workload.Name);

        // A budget is only a wish: where nothing else helps, its pods go too.
        cluster.Control.Scale(cluster.Control.Workloads[2].Ref, 2);
        cluster.RunUntil(90);
        Assert.Equal(["catalog", "guarded"], cluster.Control.Pods.Where(pod => pod.Reason == "Preempted").Select(pod => pod.Workload.Name).Order());
    }

    [Fact]
    public void The_room_made_is_kept_from_lesser_pods()
    {
        var cluster = Cluster(TestCluster.Nodes(1, 400), [TestCluster.Deployment("catalog", 2), With("high", TestCluster.Deployment("urgent", 0, 400)), With("middle", TestCluster.Deployment("other", 0))]);
        cluster.RunUntil(30);
        cluster.Usage.Busy.Add(cluster.Control.Pods[0]);
        cluster.Control.Scale(cluster.Control.Workloads[1].Ref, 1);
        cluster.RunUntil(40);
        // One victim has gone by now, the other takes its time: what is free is spoken for.
        cluster.Control.Scale(cluster.Control.Workloads[2].Ref, 1);
        cluster.RunUntil(100);
        Assert.Equal(0, cluster.Control.Workloads[1].Pods[0].NodeIndex);
        Assert.Equal(-1, cluster.Control.Workloads[2].Pods[0].NodeIndex);
    }

    [Fact]
    public void Nobody_goes_where_it_would_not_help()
    {
        var urgent = With("high", TestCluster.Deployment("urgent", 0));
        urgent = urgent with
        {
            Template = urgent.Template with { NodeSelector = new Dictionary<string, string>(StringComparer.Ordinal) { [Node.ZoneLabel] = "zone-z" } },
        };
        var cluster = Cluster(TestCluster.Nodes(1, 1000), [TestCluster.Deployment("catalog", 5), urgent, With("high", TestCluster.Deployment("giant", 0, 2000))]);
        cluster.RunUntil(30);
        cluster.Control.Scale(cluster.Control.Workloads[1].Ref, 1);
        cluster.Control.Scale(cluster.Control.Workloads[2].Ref, 1);
        cluster.RunUntil(60);
        Assert.Empty(cluster.Messages("Preempted"));
        Assert.Equal(5, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void Anti_affinity_is_a_reason_to_make_room_too()
    {
        var catalog = TestCluster.Deployment("catalog", 1);
        var urgent = With("high", TestCluster.Deployment("urgent", 0));
        urgent = urgent with
        {
            Template = urgent.Template with
            {
                Affinity = new Affinity { RequiredPodAntiAffinity = [new PodAffinityTerm(catalog.Selector, Node.HostnameLabel, [])] },
            },
        };
        var cluster = Cluster(TestCluster.Nodes(1), [catalog, urgent]);
        cluster.RunUntil(30);
        cluster.Control.Scale(cluster.Control.Workloads[1].Ref, 1);
        cluster.RunUntil(60);
        Assert.Single(cluster.Messages("Preempted"));
        Assert.Equal(0, cluster.Control.Workloads[1].Pods[0].NodeIndex);
    }

    private static Deployment With(string priorityClass, Deployment deployment) =>
        deployment with { Template = deployment.Template with { PriorityClassName = priorityClass } };

    private static TestCluster Cluster(
        IReadOnlyList<Node> nodes,
        IReadOnlyList<Deployment> deployments,
        IReadOnlyList<PodDisruptionBudget>? budgets = null,
        KubernetesVersion version = KubernetesVersion.V1_35) => new(
        new ClusterObjects { Nodes = nodes, Deployments = deployments, DisruptionBudgets = budgets ?? [], PriorityClasses = Classes },
        new ControlPlaneOptions { Version = version, InitialState = InitialState.Empty });
}
