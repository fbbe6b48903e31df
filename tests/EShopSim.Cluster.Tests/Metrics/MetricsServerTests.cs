using EShopSim.Cluster.Metrics;
using EShopSim.Cluster.Tests.Autoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Metrics;

public sealed class MetricsServerTests
{
    private static readonly ControlPlaneOptions _scrapesAtTen = new()
    {
        FirstScrape = TimeSpan.FromSeconds(10),
        MetricLag = TimeSpan.Zero,
        InitialState = InitialState.Empty,
    };

    [Fact]
    public void A_pod_appears_with_its_second_scrape_and_its_value_stays_until_the_next()
    {
        var (cluster, server, pod) = Start(_scrapesAtTen with { Version = KubernetesVersion.V1_20 });
        cluster.Usage.SetCores(pod, 0.25);
        cluster.Run(24.9);
        Assert.Null(server.Read(pod));
        cluster.Run(25);
        var sample = server.Read(pod);
        Assert.Equal(250, sample?.CpuMillicores);
        Assert.Equal(TimeSpan.FromSeconds(15), sample?.Window);
        Assert.Equal(SimTime.FromSeconds(25), sample?.Timestamp);
        cluster.Usage.SetCores(pod, 1);
        cluster.Run(39.9);
        Assert.Equal(250, server.Read(pod)?.CpuMillicores);
        cluster.Run(40);
        Assert.Equal(1000, server.Read(pod)?.CpuMillicores);
    }

    [Fact]
    public void A_step_inside_a_window_is_averaged_and_a_fraction_of_a_millicore_rounds_up()
    {
        var (cluster, server, pod) = Start(_scrapesAtTen with { Version = KubernetesVersion.V1_20 });
        cluster.Usage.SetCores(pod, 0.1);
        cluster.Run(30);
        cluster.Usage.SetCores(pod, 0.2);
        cluster.Run(40);
        Assert.Equal(167, server.Read(pod)?.CpuMillicores);
    }

    [Fact]
    public void A_container_started_ten_seconds_before_a_scrape_is_measured_from_its_start()
    {
        var (cluster, server, _) = Start(_scrapesAtTen);
        cluster.Run(12);
        var young = cluster.AddPod();
        cluster.Run(25);
        Assert.Equal(SimTime.FromSeconds(13.02), young.StartedAt);
        Assert.Equal(TimeSpan.FromSeconds(11.98), server.Read(young)?.Window);
    }

    [Fact]
    public void A_container_started_less_than_ten_seconds_before_a_scrape_waits_for_the_second()
    {
        var (cluster, server, _) = Start(_scrapesAtTen);
        cluster.Run(16);
        var young = cluster.AddPod();
        cluster.Run(39.9);
        Assert.Null(server.Read(young));
        cluster.Run(40);
        Assert.Equal(TimeSpan.FromSeconds(15), server.Read(young)?.Window);
    }

    [Fact]
    public void The_pods_of_a_dead_machine_drop_out_with_the_next_scrape_and_come_back_with_the_second_after_a_reboot()
    {
        var (cluster, server, pod) = Start(_scrapesAtTen with { Version = KubernetesVersion.V1_20 });
        cluster.Run(50);
        cluster.Kubelets.MachineDied(cluster.State.Nodes[0]);
        Assert.NotNull(server.Read(pod));
        cluster.Run(55);
        Assert.Null(server.Read(pod));
        cluster.Kubelets.MachineReturned(cluster.State.Nodes[0], rebooted: true);
        cluster.Usage.SetCores(pod, 0.3);
        cluster.Run(84);
        Assert.Null(server.Read(pod));
        cluster.Run(85);
        Assert.Equal(300, server.Read(pod)?.CpuMillicores);
    }

    [Fact]
    public void With_a_lag_an_answer_tells_of_what_was_measured_before()
    {
        var (cluster, server, pod) = Start(_scrapesAtTen with { MetricLag = TimeSpan.FromSeconds(5), Version = KubernetesVersion.V1_20 });
        cluster.Usage.SetCores(pod, 0.1);
        cluster.Run(20);
        cluster.Usage.SetCores(pod, 0.9);
        cluster.Run(25);
        var sample = server.Read(pod);
        Assert.Equal(100, sample?.CpuMillicores);
        Assert.Equal(SimTime.FromSeconds(20), sample?.Timestamp);
    }

    [Fact]
    public void Timestamps_are_whole_seconds_of_the_wall_clock()
    {
        var (cluster, server, pod) = Start(_scrapesAtTen with { ClockSubSecond = TimeSpan.FromSeconds(0.758), Version = KubernetesVersion.V1_20 });
        cluster.Run(25);
        Assert.Equal(SimTime.FromSeconds(24.242), server.Read(pod)?.Timestamp);
    }

    private static (TestCluster Cluster, MetricsServer Server, Pod Pod) Start(ControlPlaneOptions options)
    {
        var cluster = new TestCluster(TestCluster.Objects(replicas: 1), options);
        var server = new MetricsServer(cluster.State, cluster.Usage);
        var pod = cluster.AddOldPod();
        server.Start();
        return (cluster, server, pod);
    }
}
