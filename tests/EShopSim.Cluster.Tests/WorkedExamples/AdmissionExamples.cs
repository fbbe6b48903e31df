using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Admission;
using EShopSim.Cluster.Tests.ControlLoops;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>What quotas, limit ranges and pod security do to pods.</summary>
public sealed class AdmissionExamples
{
    private static readonly LimitRangeItem MaxOneCore = new(IsPod: false) { Max = new ResourceList(1000, null) };

    [Fact]
    public void A_quota_with_half_a_core_left_stalls_a_rollout_that_must_surge()
    {
        // 3.5 of 4 cores are used: the surge pod of one core is refused, and no old pod may go before it is there.
        var deployment = TestCluster.Deployment("web", 3, 1000) with { MaxSurge = IntOrPercent.Count(1), MaxUnavailable = IntOrPercent.Count(0) };
        var cluster = new TestCluster(new ClusterObjects
        {
            Deployments = [deployment, TestCluster.Deployment("rest", 1, 500)],
            ResourceQuotas = [new ResourceQuota(new ObjectMeta("shop", "quota")) { Requests = new ResourceList(4000, null) }],
        });
        cluster.RunUntil(60);
        cluster.Control.Rollout(cluster.Workload.Ref);
        cluster.RunUntil(120);

        Assert.All(cluster.Live, pod => Assert.Equal(1, pod.Revision));
        Assert.Equal(3, cluster.Workload.ReadyReplicas);
        Assert.EndsWith(
            "is forbidden: exceeded quota: quota, requested: requests.cpu=1, used: requests.cpu=3500m, limited: requests.cpu=4",
            Assert.Single(cluster.Messages("FailedCreate")), StringComparison.Ordinal);
        Assert.Empty(cluster.Messages("ProgressDeadlineExceeded"));
        cluster.RunUntil(60 + 605);
        Assert.Single(cluster.Messages("ProgressDeadlineExceeded"));
    }

    [Fact]
    public void A_maximum_is_also_the_default_of_containers_but_not_of_pods()
    {
        var bare = LimitRanger.WithDefaults(Template(null, null), [MaxOneCore]);
        var greedy = LimitRanger.WithDefaults(Template(2000, null), [MaxOneCore]);

        Assert.Equal((1000L, 1000L), (bare.Containers[0].Requests.CpuMillicores, bare.Containers[0].Limits.CpuMillicores));
        Assert.Null(LimitRanger.Refusal(bare, [MaxOneCore]));
        Assert.Equal(1000, greedy.Containers[0].Limits.CpuMillicores);
        Assert.Contains("maximum cpu usage per Container is 1, but request is 2", LimitRanger.Refusal(greedy, [MaxOneCore]), StringComparison.Ordinal);

        var perPod = MaxOneCore with { IsPod = true };
        var untouched = LimitRanger.WithDefaults(Template(500, null), [perPod]);
        Assert.Null(untouched.Containers[0].Limits.CpuMillicores);
        Assert.Equal("maximum cpu usage per Pod is 1.  No limit is specified", LimitRanger.Refusal(untouched, [perPod]));
    }

    [Fact]
    public void In_a_namespace_that_enforces_restricted_the_Deployment_is_accepted_and_has_0_pods()
    {
        var shop = new Namespace("shop") { Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Namespace.EnforceLabel] = "restricted" } };
        var cluster = new TestCluster(
            new ClusterObjects { Deployments = [TestCluster.Deployment("web", 3)], Namespaces = [shop] },
            new ControlPlaneOptions { InitialState = InitialState.Empty });
        cluster.RunUntil(120);

        Assert.Equal((3, 0, 0), (cluster.Workload.SpecReplicas, cluster.Workload.Replicas, cluster.Control.Pods.Count));
        Assert.EndsWith(
            "is forbidden: violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false (container \"app\" must set securityContext.allowPrivilegeEscalation=false), "
            + "unrestricted capabilities (container \"app\" must set securityContext.capabilities.drop=[\"ALL\"]), "
            + "runAsNonRoot != true (pod or container \"app\" must set securityContext.runAsNonRoot=true), "
            + "seccompProfile (pod or container \"app\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")",
            Assert.Single(cluster.Messages("FailedCreate")), StringComparison.Ordinal);
        Assert.Contains(cluster.Control.Events, item => item.Reason == "ScalingReplicaSet");
    }

    private static PodTemplate Template(long? request, long? limit) => new()
    {
        Containers = [new ContainerSpec("app", "image") { Requests = new ResourceList(request, null), Limits = new ResourceList(limit, null) }],
    };
}
