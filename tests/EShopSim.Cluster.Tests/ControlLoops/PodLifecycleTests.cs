using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class PodLifecycleTests
{
    [Fact]
    public void A_running_cluster_is_ready_and_published_at_time_zero()
    {
        var cluster = Cluster(TestCluster.Deployment("catalog", 5));
        Assert.Equal(0, cluster.Now);
        Assert.Equal(5, cluster.Workload.ReadyReplicas);
        Assert.Equal(5, cluster.Workload.AvailableReplicas);
        Assert.Equal(5, cluster.Diary.Endpoints.Count);
        Assert.All(cluster.Control.Pods, pod => Assert.True(pod.FirstReadyAt < SimTime.Zero));
        cluster.RunUntil(600);
        Assert.Equal(5, cluster.Control.Pods.Count);
        Assert.Empty(cluster.Control.Events);
    }

    [Fact]
    public void A_pod_pays_for_sandbox_image_and_startup_before_it_is_ready()
    {
        var timing = TestCluster.Timing(WorkloadKind.Deployment, "catalog", 5) with { ImagePullSeconds = new ConstantDistribution(3) };
        var cluster = Cluster(TestCluster.Deployment("catalog", 1), timing, InitialState.Empty);
        cluster.RunUntil(30);
        var pod = Assert.Single(cluster.Control.Pods);

        // Deployment, ReplicaSet, scheduler and kubelet learn of it one after the other, 20 ms each.
        Assert.Equal(0.04, pod.CreatedAt.TotalSeconds, 6);
        Assert.Equal(0.06, pod.ScheduledAt!.Value.TotalSeconds, 6);
        Assert.Equal(0.08 + 1 + 3, pod.StartedAt!.Value.TotalSeconds, 6);
        Assert.Equal(0.08 + 1 + 3 + 5, pod.FirstReadyAt!.Value.TotalSeconds, 6);
        Assert.InRange(cluster.Diary.TimeOf("endpoint added", pod) - pod.FirstReadyAt!.Value.TotalSeconds, 0.1, 1.5);
    }

    [Fact]
    public void An_image_is_pulled_once_per_node()
    {
        var timing = TestCluster.Timing(WorkloadKind.Deployment, "catalog", 5) with { ImagePullSeconds = new ConstantDistribution(10) };
        var cluster = Cluster(TestCluster.Deployment("catalog", 1), timing, InitialState.Empty, nodes: 1);
        cluster.RunUntil(60);
        cluster.Control.Scale(cluster.Workload.Ref, 2);
        cluster.RunUntil(120);
        var second = cluster.Control.Pods[1];
        Assert.Equal(1.02, (second.StartedAt!.Value - second.ScheduledAt!.Value).TotalSeconds, 6);
        Assert.Single(cluster.Messages("Pulling"));
    }

    [Fact]
    public void Different_images_are_pulled_one_after_the_other()
    {
        var cluster = new TestCluster(
            new ClusterObjects { Nodes = TestCluster.Nodes(1), Deployments = [TestCluster.Deployment("catalog", 1), TestCluster.Deployment("cart", 1)] },
            new ControlPlaneOptions
            {
                InitialState = InitialState.Empty,
                PodTimings =
                [
                    TestCluster.Timing(WorkloadKind.Deployment, "catalog", 5) with { ImagePullSeconds = new ConstantDistribution(10) },
                    TestCluster.Timing(WorkloadKind.Deployment, "cart", 5) with { ImagePullSeconds = new ConstantDistribution(10) },
                ],
            });
        cluster.RunUntil(60);
        Assert.Equal(10, (cluster.Control.Pods[1].StartedAt!.Value - cluster.Control.Pods[0].StartedAt!.Value).TotalSeconds, 6);
    }

    [Fact]
    public void A_readiness_probe_finds_out_at_its_next_tick_after_the_initial_delay()
    {
        var deployment = WithContainer(TestCluster.Deployment("catalog", 1), container => container with
        {
            ReadinessProbe = new Probe { InitialDelaySeconds = 20, PeriodSeconds = 10 },
        });
        var cluster = Cluster(deployment, state: InitialState.Empty);
        cluster.RunUntil(60);
        var pod = Assert.Single(cluster.Control.Pods);

        // A status sync within a second of the start triggers the first probe; the tenth second after that is too early, the twentieth not.
        Assert.InRange((pod.FirstReadyAt!.Value - pod.StartedAt!.Value).TotalSeconds, 20, 21);
    }

    [Fact]
    public void In_1_20_the_probe_ticks_have_a_random_phase_from_the_admission_on()
    {
        var deployment = WithContainer(TestCluster.Deployment("catalog", 40, 10), container => container with { ReadinessProbe = new Probe { PeriodSeconds = 10 } });
        var cluster = new TestCluster(
            new ClusterObjects { Deployments = [deployment] },
            new ControlPlaneOptions
            {
                Version = KubernetesVersion.V1_20,
                InitialState = InitialState.Empty,
                PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "catalog", 5)],
            });
        cluster.RunUntil(60);
        var delays = cluster.Control.Pods.Select(pod => (pod.FirstReadyAt!.Value - pod.StartedAt!.Value).TotalSeconds).ToArray();
        Assert.All(delays, delay => Assert.InRange(delay, 5, 15));
        Assert.True(delays.Max() - delays.Min() > 7);
    }

    [Fact]
    public void A_startup_probe_holds_readiness_back_until_its_own_tick()
    {
        var deployment = WithContainer(TestCluster.Deployment("catalog", 1), container => container with
        {
            StartupProbe = new Probe { PeriodSeconds = 10 },
            ReadinessProbe = new Probe { PeriodSeconds = 3 },
        });
        var cluster = Cluster(deployment, state: InitialState.Empty);
        cluster.RunUntil(60);
        var pod = Assert.Single(cluster.Control.Pods);

        // The worker ticks each 10 s from the admission; the container answers 6 s after it.
        Assert.Equal(10.02, (pod.FirstReadyAt!.Value - pod.ScheduledAt!.Value).TotalSeconds, 6);
    }

    [Fact]
    public void An_idle_pod_stops_after_its_shutdown_time()
    {
        var cluster = Cluster(TestCluster.Deployment("catalog", 2));
        cluster.RunUntil(10);
        cluster.Control.Scale(cluster.Workload.Ref, 1);
        cluster.RunUntil(60);
        var pod = Assert.Single(cluster.Control.Pods, candidate => candidate.IsTerminating);
        Assert.Equal(10.04, pod.DeletingAt!.Value.TotalSeconds, 6);
        Assert.Equal(10.06, cluster.Diary.TimeOf("terminating", pod), 6);
        Assert.Equal(11.06, cluster.Diary.TimeOf("stopped", pod), 6);
        Assert.Equal(11.06, pod.GoneAt!.Value.TotalSeconds, 6);
        Assert.InRange(cluster.Diary.TimeOf("endpoint removed", pod) - pod.DeletingAt!.Value.TotalSeconds, 0.1, 1.5);
    }

    [Fact]
    public void The_pre_stop_sleep_comes_before_sigterm()
    {
        var deployment = WithContainer(TestCluster.Deployment("catalog", 1), container => container with { PreStopSleep = TimeSpan.FromSeconds(10) });
        var cluster = Cluster(deployment);
        var pod = cluster.Control.Pods[0];
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(60);
        Assert.Equal(10.02, cluster.Diary.TimeOf("terminating", pod), 6);
        Assert.Equal(11.02, cluster.Diary.TimeOf("stopped", pod), 6);
    }

    [Fact]
    public void A_busy_pod_finishes_its_work_first()
    {
        var cluster = Cluster(TestCluster.Deployment("catalog", 1));
        var pod = cluster.Control.Pods[0];
        cluster.Usage.Busy.Add(pod);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(12);
        cluster.Usage.Busy.Remove(pod);
        cluster.Control.PodBecameIdle(pod);
        cluster.RunUntil(60);
        Assert.Equal(13, cluster.Diary.TimeOf("stopped", pod), 6);
    }

    [Fact]
    public void Work_that_comes_during_the_shutdown_is_finished_too()
    {
        var cluster = Cluster(TestCluster.Deployment("catalog", 1));
        var pod = cluster.Control.Pods[0];
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(0.5);
        cluster.Usage.Busy.Add(pod);
        cluster.RunUntil(5);
        Assert.True(pod.IsRunning);
        cluster.Usage.Busy.Remove(pod);
        cluster.Control.PodBecameIdle(pod);
        Assert.Equal(5, cluster.Diary.TimeOf("stopped", pod), 6);
    }

    [Fact]
    public void A_pod_that_never_gets_idle_is_killed_at_the_end_of_its_grace_period()
    {
        var deployment = WithContainer(TestCluster.Deployment("catalog", 1), container => container with { PreStopSleep = TimeSpan.FromSeconds(10) });
        var cluster = Cluster(deployment);
        var pod = cluster.Control.Pods[0];
        cluster.Usage.Busy.Add(pod);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(60);
        Assert.Equal(30.02, cluster.Diary.TimeOf("stopped", pod), 6);
    }

    [Fact]
    public void A_pre_stop_hook_as_long_as_the_grace_period_leaves_two_seconds()
    {
        var deployment = WithContainer(TestCluster.Deployment("catalog", 1), container => container with { PreStopSleep = TimeSpan.FromSeconds(60) });
        var cluster = Cluster(deployment);
        var pod = cluster.Control.Pods[0];
        cluster.Usage.Busy.Add(pod);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(60);
        Assert.Equal(30.02, cluster.Diary.TimeOf("terminating", pod), 6);
        Assert.Equal(32.02, cluster.Diary.TimeOf("stopped", pod), 6);
    }

    [Fact]
    public void A_deleted_pod_is_replaced_at_once_while_it_still_terminates()
    {
        var cluster = Cluster(TestCluster.Deployment("catalog", 3));
        cluster.RunUntil(10);
        var pod = cluster.Control.Pods[0];
        cluster.Usage.Busy.Add(pod);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(11);
        var replacement = Assert.Single(cluster.Control.Pods, candidate => candidate.CreatedAt > SimTime.Zero);
        Assert.Equal(10.02, replacement.CreatedAt.TotalSeconds, 6);
        Assert.Equal(4, cluster.Workload.Pods.Count);
        Assert.Equal(3, cluster.Workload.Replicas);
    }

    [Fact]
    public void Api_times_are_cut_to_whole_seconds_of_the_wall_clock()
    {
        var cluster = new TestCluster(
            new ClusterObjects { Deployments = [TestCluster.Deployment("catalog", 1)] },
            new ControlPlaneOptions
            {
                InitialState = InitialState.Empty,
                ClockSubSecond = TimeSpan.FromMilliseconds(600),
                PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "catalog", 5)],
            });
        cluster.RunUntil(30);
        var pod = Assert.Single(cluster.Control.Pods);
        Assert.Equal(6.08, pod.FirstReadyAt!.Value.TotalSeconds, 6);
        Assert.Equal(5.4, pod.ReadyTransitionTime!.Value.TotalSeconds, 6);
        Assert.Equal(-0.6, pod.StartTime!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void Unready_addresses_are_published_where_the_service_says_so()
    {
        var headless = new Service(new ObjectMeta("shop", "catalog"), new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = "catalog" })
        {
            Headless = true,
            PublishNotReadyAddresses = true,
        };
        var cluster = new TestCluster(
            new ClusterObjects { Deployments = [TestCluster.Deployment("catalog", 1)], Services = [headless] },
            new ControlPlaneOptions { InitialState = InitialState.Empty, PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "catalog", 30)] });
        cluster.RunUntil(10);
        Assert.Single(cluster.Diary.Endpoints);
        Assert.False(cluster.Control.Pods[0].IsReady);
    }

    [Fact]
    public void Without_propagation_delay_endpoints_follow_at_once()
    {
        var cluster = new TestCluster(
            new ClusterObjects { Deployments = [TestCluster.Deployment("catalog", 1)] },
            new ControlPlaneOptions { EndpointPropagationSeconds = new ConstantDistribution(0), InitialState = InitialState.Empty });
        cluster.RunUntil(30);
        var pod = cluster.Control.Pods[0];
        Assert.Equal(pod.FirstReadyAt!.Value.TotalSeconds, cluster.Diary.TimeOf("endpoint added", pod), 6);
    }

    [Fact]
    public void A_dead_machine_takes_its_containers_silently_and_the_api_does_not_notice()
    {
        var cluster = Cluster(TestCluster.Deployment("catalog", 4));
        cluster.RunUntil(10);
        var pod = cluster.Control.Pods[0];
        cluster.Control.FailNode(pod.NodeIndex);
        Assert.Equal(10, cluster.Diary.TimeOf("lost", pod), 6);
        Assert.True(pod.IsReady);
        Assert.False(pod.IsRunning);
    }

    [Fact]
    public void A_rebooted_machine_starts_its_pods_anew()
    {
        var cluster = Cluster(TestCluster.Deployment("catalog", 4));
        cluster.RunUntil(10);
        var pod = cluster.Control.Pods[0];
        cluster.Control.FailNode(pod.NodeIndex);
        cluster.RunUntil(20);
        cluster.Control.RestoreNode(pod.NodeIndex, rebooted: true);
        cluster.RunUntil(25.5);
        Assert.False(pod.IsReady);
        cluster.RunUntil(26.5);
        Assert.True(pod.IsReady);
        Assert.True(pod.IsRunning);
    }

    [Fact]
    public void A_pod_deleted_while_its_node_was_cut_off_shuts_down_when_the_node_is_back()
    {
        var cluster = Cluster(TestCluster.Deployment("catalog", 4));
        cluster.RunUntil(10);
        var pod = cluster.Control.Pods[0];
        cluster.Control.FailNode(pod.NodeIndex);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(20);
        cluster.Control.RestoreNode(pod.NodeIndex, rebooted: false);
        cluster.RunUntil(30);
        Assert.Equal(21.02, pod.GoneAt!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void A_pod_cut_off_for_long_is_ready_again_with_its_old_transition_time()
    {
        var cluster = Cluster(TestCluster.Deployment("catalog", 4));
        var pod = cluster.Control.Pods[0];
        var since = pod.ReadyTransitionTime;
        cluster.RunUntil(10);
        cluster.Control.FailNode(pod.NodeIndex);
        cluster.RunUntil(100);
        Assert.False(pod.IsReady);
        cluster.Control.RestoreNode(pod.NodeIndex, rebooted: false);
        cluster.RunUntil(111);
        Assert.True(pod.IsReady);
        Assert.Equal(since, pod.ReadyTransitionTime);
    }

    private static Deployment WithContainer(Deployment deployment, Func<ContainerSpec, ContainerSpec> change) => deployment with
    {
        Template = deployment.Template with { Containers = [change(deployment.Template.Containers[0])] },
    };

    private static TestCluster Cluster(Deployment deployment, PodTiming? timing = null, InitialState state = InitialState.Running, int nodes = 4) => new(
        new ClusterObjects { Nodes = TestCluster.Nodes(nodes), Deployments = [deployment] },
        new ControlPlaneOptions { InitialState = state, PodTimings = [timing ?? TestCluster.Timing(WorkloadKind.Deployment, "catalog", 5)] });
}
