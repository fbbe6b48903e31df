using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class ContainerStartTests
{
    [Fact]
    public void Init_containers_run_one_after_the_other_before_the_application()
    {
        var timing = Timing() with
        {
            InitSeconds = new Dictionary<string, Distribution>(StringComparer.Ordinal) { ["migrate"] = new ConstantDistribution(20) },
        };
        var pod = Start(Deployment(template => template with { InitContainers = [Container("migrate"), Container("wait")] }), timing);

        // 80 ms of news and binding, 1 s sandbox, 20 s migrate, 1 s wait; then 5 s of start-up.
        Assert.Equal(22.08, pod.StartedAt!.Value.TotalSeconds, 6);
        Assert.Equal(27.08, pod.FirstReadyAt!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void A_sidecar_need_only_have_started_before_the_next_container()
    {
        var sidecar = Container("proxy") with { IsSidecar = true, StartupProbe = new Probe { InitialDelaySeconds = 3, PeriodSeconds = 3 } };
        var pod = Start(Deployment(template => template with { InitContainers = [sidecar] }), Timing());

        // Admitted at 0.08 s; the sidecar starts at 1.08 s, and the first tick that counts is that of 6.08 s.
        Assert.Equal(6.08, pod.StartedAt!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void Before_sidecars_were_known_theirs_was_an_init_container_like_any_other()
    {
        var pod = Start(Deployment(template => template with { InitContainers = [Container("proxy") with { IsSidecar = true }] }), Timing(), KubernetesVersion.V1_28);
        Assert.Equal(2.08, pod.StartedAt!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void A_post_start_hook_holds_back_the_next_container_and_the_probes()
    {
        var deployment = Deployment(template => template with
        {
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { ["kubectl.kubernetes.io/default-container"] = "app" },
            Containers = [Container("agent") with { PostStartSleep = TimeSpan.FromSeconds(7) }, .. template.Containers],
        });
        var pod = Start(deployment, Timing());
        Assert.Equal(1.08, pod.StartedAt!.Value.TotalSeconds, 6);
        Assert.Equal(8.08 + 5, pod.FirstReadyAt!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void Always_asks_the_registry_at_every_start()
    {
        var cluster = Cluster(Deployment(template => template with { Containers = [template.Containers[0] with { AlwaysPulls = true }] }), Timing());
        cluster.RunUntil(20);
        cluster.Control.Scale(cluster.Workload.Ref, 2);
        cluster.RunUntil(40);
        var second = cluster.Control.Pods[1];
        Assert.Equal(1.02 + 0.3, (second.StartedAt!.Value - second.ScheduledAt!.Value).TotalSeconds, 6);
    }

    [Fact]
    public void An_image_that_cannot_be_pulled_is_tried_again_with_growing_delay()
    {
        var cluster = Cluster(Deployment(template => template), Timing(), state: InitialState.Running);
        cluster.Control.Rollout(cluster.Workload.Ref, defect: PodDefect.ImagePull);
        cluster.RunUntil(900);
        var pod = cluster.Control.Pods[1];
        Assert.Equal(1, cluster.Workload.ReadyReplicas);
        Assert.False(pod.IsReady);
        Assert.Equal(EShopSim.Cluster.Rules.PodPhase.Pending, pod.Phase);
        var pulls = cluster.Control.Events.Where(e => e.Reason == "Pulling").Select(e => e.Time.TotalSeconds).ToArray();
        double delay = 10;
        for (var i = 1; i < pulls.Length; i++)
        {
            // Looked at within one and a half of what is left at most, in steps of up to 90 s.
            Assert.InRange(pulls[i] - pulls[i - 1], delay, (delay * 1.5) + 1);
            delay = Math.Min(delay * 2, 300);
        }

        Assert.InRange(pulls.Length, 6, 8);
        Assert.Contains("ErrImagePull", cluster.Messages("Failed")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_version_ends_a_bad_rollout()
    {
        var cluster = Cluster(Deployment(template => template), Timing(), state: InitialState.Running);
        cluster.Control.Rollout(cluster.Workload.Ref, defect: PodDefect.ImagePull);
        cluster.RunUntil(120);
        cluster.Control.Rollout(cluster.Workload.Ref);
        cluster.RunUntil(300);
        Assert.Equal(1, cluster.Workload.ReadyReplicas);
        Assert.Equal(3, cluster.Live.Single().Revision);
    }

    private static ContainerSpec Container(string name) => new(name, "shop/catalog:1.0");

    private static PodTiming Timing() => TestCluster.Timing(WorkloadKind.Deployment, "catalog", 5);

    private static Deployment Deployment(Func<PodTemplate, PodTemplate> change)
    {
        var deployment = TestCluster.Deployment("catalog", 1);
        return deployment with { Template = change(deployment.Template) };
    }

    private static Pod Start(Deployment deployment, PodTiming timing, KubernetesVersion version = KubernetesVersion.V1_35)
    {
        var cluster = Cluster(deployment, timing, version);
        cluster.RunUntil(60);
        return Assert.Single(cluster.Control.Pods);
    }

    private static TestCluster Cluster(Deployment deployment, PodTiming timing, KubernetesVersion version = KubernetesVersion.V1_35, InitialState state = InitialState.Empty) => new(
        new ClusterObjects { Nodes = TestCluster.Nodes(1), Deployments = [deployment] },
        new ControlPlaneOptions { Version = version, InitialState = state, PodTimings = [timing] });
}
