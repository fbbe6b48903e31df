using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class AdmissionTests
{
    [Theory]
    [InlineData(InitialState.Empty)]
    [InlineData(InitialState.Running)]
    public void A_quota_lets_so_many_pods_in_and_another_when_one_has_gone(InitialState initialState)
    {
        var cluster = Cluster(new ResourceQuota(new ObjectMeta("shop", "quota")) { Pods = 3 }, TestCluster.Deployment("web", 5), initialState);
        cluster.RunUntil(60);
        Assert.Equal(3, cluster.Workload.ReadyReplicas);
        Assert.EndsWith("exceeded quota: quota, requested: pods=1, used: pods=3, limited: pods=3", Assert.Single(cluster.Messages("FailedCreate")), StringComparison.Ordinal);

        // A terminating pod is still charged.
        var pod = cluster.Live.First();
        cluster.Usage.Busy.Add(pod);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(85);
        Assert.Equal(2, cluster.Workload.ReadyReplicas);
        cluster.RunUntil(120);
        Assert.Equal(3, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void Where_cpu_is_bounded_pods_must_say_what_they_want()
    {
        var cluster = Cluster(new ResourceQuota(new ObjectMeta("shop", "quota")) { Limits = new ResourceList(4000, null) }, TestCluster.Deployment("web", 2), InitialState.Empty);
        cluster.RunUntil(60);
        Assert.Empty(cluster.Workload.Pods);
        Assert.EndsWith("failed quota: quota: must specify limits.cpu", Assert.Single(cluster.Messages("FailedCreate")), StringComparison.Ordinal);
    }

    [Fact]
    public void Pods_get_the_defaults_of_their_namespace_only()
    {
        var range = new LimitRange(
            new ObjectMeta("shop", "limits"), [new LimitRangeItem(IsPod: false) { Default = new ResourceList(700, null), DefaultRequest = new ResourceList(300, null) }]);
        var bare = TestCluster.Deployment("web", 1);
        bare = bare with { Template = bare.Template with { Containers = [new ContainerSpec("app", "image")] } };
        var elsewhere = bare with { Meta = new ObjectMeta("other", "web") };
        var cluster = new TestCluster(new ClusterObjects { Deployments = [bare, elsewhere], LimitRanges = [range] });
        cluster.RunUntil(10);
        Assert.Equal([(300, 700), (null, null)], cluster.Control.Pods.Select(pod => (pod.Template.Containers[0].Requests.CpuMillicores, pod.Template.Containers[0].Limits.CpuMillicores)));
        Assert.Equal(300, cluster.Control.Nodes.Sum(node => node.RequestedCpuMillicores));
        cluster.Control.Rollout(cluster.Workload.Ref);
        cluster.RunUntil(60);
        Assert.Equal(300, Assert.Single(cluster.Live).Template.Containers[0].Requests.CpuMillicores);
    }

    [Theory]
    [InlineData(QuotaScope.BestEffort, 5)]
    [InlineData(QuotaScope.Terminating, 5)]
    [InlineData(QuotaScope.NotBestEffort, 1)]
    [InlineData(QuotaScope.NotTerminating, 1)]
    public void A_scope_leaves_other_pods_uncounted(QuotaScope scope, int expected)
    {
        var cluster = Cluster(new ResourceQuota(new ObjectMeta("shop", "quota")) { Pods = 1, Scopes = [scope] }, TestCluster.Deployment("web", 5), InitialState.Empty);
        cluster.RunUntil(60);
        Assert.Equal(expected, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void Stateful_sets_and_daemon_sets_are_refused_too()
    {
        var cluster = new TestCluster(new ClusterObjects
        {
            StatefulSets = [TestCluster.StatefulSet("db", 3)],
            DaemonSets = [TestCluster.DaemonSet("logs")],
            ResourceQuotas = [new ResourceQuota(new ObjectMeta("shop", "quota")) { Pods = 5 }],
        });
        cluster.RunUntil(60);
        Assert.Equal(5, cluster.Control.Workloads.Sum(workload => workload.ReadyReplicas));
        Assert.NotEmpty(cluster.Messages("FailedCreate"));
        cluster.Control.Scale(cluster.Workload.Ref, 0);
        cluster.RunUntil(120);
        Assert.Equal(4, cluster.Control.Workloads[1].ReadyReplicas);
    }

    private static TestCluster Cluster(ResourceQuota quota, Deployment deployment, InitialState initialState) => new(
        new ClusterObjects { Deployments = [deployment], ResourceQuotas = [quota] },
        new ControlPlaneOptions { InitialState = initialState });
}
