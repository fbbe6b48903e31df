using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Admission;
using EShopSim.Cluster.Tests.ControlLoops;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class PodSecurityTests
{
    private static readonly SecurityContext _harmless = new()
    {
        AllowPrivilegeEscalation = false,
        RunAsNonRoot = true,
        SeccompProfile = "RuntimeDefault",
        DroppedCapabilities = ["ALL"],
        AddedCapabilities = ["NET_BIND_SERVICE"],
    };

    // What is wrong, the change that makes it so, and whether the baseline forbids it too.
    public static TheoryData<string, Func<PodTemplate, PodTemplate>, bool> Violations => new()
    {
        { "privileged", template => Change(template, context => context with { Privileged = true }), true },
        { "host namespaces", template => template with { HostNamespaces = ["hostNetwork"] }, true },
        { "hostPort", template => template with { Containers = [template.Containers[0] with { HostPorts = [new HostPort(80, "TCP", "0.0.0.0")] }] }, true },
        { "procMount", template => Change(template, context => context with { ProcMount = "Unmasked" }), true },
        { "seLinuxOptions", template => template with { Security = new SecurityContext { SeLinuxType = "spc_t" } }, true },
        { "hostProcess", template => Change(template, context => context with { HostProcess = true }), true },
        { "forbidden AppArmor profile", template => Change(template, context => context with { AppArmorProfile = "Unconfined" }), true },
        { "forbidden sysctls", template => template with { Security = new SecurityContext { Sysctls = ["net.ipv4.tcp_syncookies", "kernel.msgmax"] } }, true },
        { "probe or lifecycle host", template => template with { Containers = [template.Containers[0] with { NamesProbeHost = true }] }, true },
        { "capabilities", template => Change(template, context => context with { AddedCapabilities = ["SYS_ADMIN"] }), true },
        { "capabilities", template => Change(template, context => context with { AddedCapabilities = ["CHOWN"] }), false },
        { "capabilities", template => Change(template, context => context with { DroppedCapabilities = [] }), false },
        { "seccompProfile", template => Change(template, context => context with { SeccompProfile = "Unconfined" }), true },
        { "seccompProfile", template => Change(template, context => context with { SeccompProfile = null }), false },
        { "volume", template => template with { VolumeTypes = ["emptyDir", "hostPath"] }, true },
        { "volume", template => template with { VolumeTypes = ["nfs"] }, false },
        { "allowPrivilegeEscalation", template => Change(template, context => context with { AllowPrivilegeEscalation = null }), false },
        { "runAsNonRoot", template => Change(template, context => context with { RunAsNonRoot = false }), false },
        { "runAsUser=0", template => Change(template, context => context with { RunAsUser = 0 }), false },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public void Each_level_forbids_its_own(string rule, Func<PodTemplate, PodTemplate> change, bool isInBaseline)
    {
        var template = change(Harmless());

        Assert.Empty(PodSecurity.Violations(template, PodSecurityLevel.Privileged));
        Assert.Contains(rule, Assert.Single(PodSecurity.Violations(template, PodSecurityLevel.Restricted)), StringComparison.Ordinal);
        var baseline = PodSecurity.Violations(template, PodSecurityLevel.Baseline);
        if (isInBaseline)
            Assert.Contains(rule, Assert.Single(baseline), StringComparison.Ordinal);
        else
            Assert.Empty(baseline);
    }

    [Fact]
    public void What_a_pod_says_for_all_its_containers_counts_where_they_say_nothing()
    {
        var template = Change(Harmless(), context => context with { RunAsNonRoot = null, SeccompProfile = null });
        Assert.Empty(PodSecurity.Violations(template with { Security = _harmless }, PodSecurityLevel.Restricted));
        Assert.Equal(2, PodSecurity.Violations(template, PodSecurityLevel.Restricted).Count);
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_20, "restricted", PodSecurityLevel.Privileged)]
    [InlineData(KubernetesVersion.V1_28, "restricted", PodSecurityLevel.Restricted)]
    [InlineData(KubernetesVersion.V1_35, "baseline", PodSecurityLevel.Baseline)]
    [InlineData(KubernetesVersion.V1_35, "strict", PodSecurityLevel.Restricted)]
    [InlineData(KubernetesVersion.V1_35, "privileged", PodSecurityLevel.Privileged)]
    public void The_label_of_the_namespace_says_the_level(KubernetesVersion version, string label, PodSecurityLevel expected) =>
        Assert.Equal(expected, PodSecurity.Level(new Dictionary<string, string>(StringComparer.Ordinal) { [Namespace.EnforceLabel] = label }, version));

    [Fact]
    public void A_priority_class_must_exist_and_a_priority_be_its_own()
    {
        PriorityClass[] classes = [new("high", 1000, false, false), new("low", -5, true, true)];
        var template = Harmless();

        Assert.Equal(-5, PriorityAdmission.Priority(template, classes));
        Assert.True(PriorityAdmission.NeverPreempts(template, classes));
        Assert.Null(PriorityAdmission.Refusal(template with { PriorityClassName = "high", Priority = 1000 }, classes));
        Assert.Null(PriorityAdmission.Refusal(template with { PriorityClassName = "system-node-critical" }, classes));
        Assert.Equal("no PriorityClass with name hihg was found", PriorityAdmission.Refusal(template with { PriorityClassName = "hihg" }, classes));
        Assert.Equal(
            "the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 1000 from the given PriorityClass name",
            PriorityAdmission.Refusal(template with { PriorityClassName = "high", Priority = 7 }, classes));
    }

    [Fact]
    public void A_pod_of_an_unknown_class_is_never_created()
    {
        var deployment = TestCluster.Deployment("web", 2);
        var cluster = new TestCluster(new ClusterObjects { Deployments = [deployment with { Template = deployment.Template with { PriorityClassName = "gold" } }] });
        cluster.RunUntil(60);

        Assert.Empty(cluster.Control.Pods);
        Assert.EndsWith("is forbidden: no PriorityClass with name gold was found", Assert.Single(cluster.Messages("FailedCreate")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500L, 1000L, null)]
    [InlineData(400L, 1000L, "cpu max limit to request ratio per Container is 2, but provided ratio is 2.500000")]
    [InlineData(null, 1000L, "cpu max limit to request ratio per Container is 2, but no request is specified or request is 0")]
    [InlineData(500L, null, "cpu max limit to request ratio per Container is 2, but no limit is specified or limit is 0")]
    public void A_limit_may_be_so_many_times_its_request(long? request, long? limit, string? refusal)
    {
        var template = new PodTemplate { Containers = [new ContainerSpec("app", "image") { Requests = new ResourceList(request, null), Limits = new ResourceList(limit, null) }] };

        Assert.Equal(refusal, LimitRanger.Refusal(template, [new LimitRangeItem(IsPod: false) { MaxLimitRequestRatio = new ResourceList(2000, null) }]));
    }

    private static PodTemplate Harmless() => new() { Containers = [new ContainerSpec("app", "image") { Security = _harmless }] };

    private static PodTemplate Change(PodTemplate template, Func<SecurityContext, SecurityContext> change) =>
        template with { Containers = [.. template.Containers.Select(container => container with { Security = change(container.Security) })] };
}
