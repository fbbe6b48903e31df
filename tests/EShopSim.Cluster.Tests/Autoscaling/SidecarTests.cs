using EShopSim.Cluster.Api;
using EShopSim.Cluster.Autoscaling;

namespace EShopSim.Cluster.Tests.Autoscaling;

/// <summary>Pods with a proxy as init container that runs on: the app requests 200m, the proxy 100m and uses 50m; the app uses 100m.</summary>
public sealed class SidecarTests
{
    [Theory]
    [InlineData(KubernetesVersion.V1_20, 50, "100 of 200: the proxy is neither measured nor requested")]
    [InlineData(KubernetesVersion.V1_28, 75, "150 of 200: its usage counts, its request does not")]
    [InlineData(KubernetesVersion.V1_35, 50, "150 of 300: both count")]
    public void Utilization_of_pods_with_a_sidecar(KubernetesVersion version, double percent, string why) =>
        Assert.True(Shown(version, MetricSpec.DefaultCpu) == percent, why);

    [Theory]
    [InlineData("app", 50)]
    [InlineData("proxy", 50)]
    public void Utilization_of_one_container(string container, double percent) =>
        Assert.Equal(percent, Shown(KubernetesVersion.V1_35, MetricSpec.DefaultCpu with { Source = MetricSourceType.ContainerResource, Container = container }));

    [Fact]
    public void A_container_that_is_no_pods_is_an_error() =>
        Assert.Null(Shown(KubernetesVersion.V1_35, MetricSpec.DefaultCpu with { Source = MetricSourceType.ContainerResource, Container = "other" }));

    private static double? Shown(KubernetesVersion version, MetricSpec metric)
    {
        var objects = TestCluster.Objects(2, TestCluster.Hpa(1, 10, null, metric));
        var proxy = new ContainerSpec("proxy", "mesh/proxy:1") { IsSidecar = true, Requests = TestCluster.Cpu(100) };
        var deployment = objects.Deployments[0];
        var cluster = new TestCluster(
            objects with { Deployments = [deployment with { Template = deployment.Template with { InitContainers = [proxy] } }] },
            new ControlPlaneOptions
            {
                Version = version,
                FirstScrape = TimeSpan.FromSeconds(10),
                FirstHpaSync = TimeSpan.FromSeconds(11),
                MetricLag = TimeSpan.Zero,
                ContainerLoads = [new ContainerLoad(TestCluster.Web) { Sidecars = [new SidecarUsage("proxy", 50, 32 << 20)] }],
            });
        cluster.AddOldPod();
        cluster.AddOldPod(1);
        cluster.Usage.TotalCores = 0.2;
        new HpaController(cluster.State, cluster.Usage).Start();
        cluster.Run(12);
        return cluster.State.HpaSyncs[0].CurrentValue;
    }
}
