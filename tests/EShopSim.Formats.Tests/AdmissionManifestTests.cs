using EShopSim.Cluster.Api;

namespace EShopSim.Formats.Tests;

public sealed class AdmissionManifestTests
{
    private const string Web = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [ { name: app, image: web } ] }
        """;

    [Fact]
    public void Quotas_are_read_with_what_is_not_about_pods_left_out()
    {
        var quota = Assert.Single(Inputs.Manifests("""
            apiVersion: v1
            kind: ResourceQuota
            metadata: { name: robot-shop-quota }
            spec:
              hard: { limits.cpu: 4, cpu: 2, limits.memory: 5Gi, requests.memory: 3Gi, pods: 20, services: 5 }
              scopes: [ NotTerminating ]
            """).Objects.ResourceQuotas);

        Assert.Equal(("default", "robot-shop-quota", 20), (quota.Meta.Namespace, quota.Meta.Name, quota.Pods));
        Assert.Equal((2000L, 3L << 30), (quota.Requests.CpuMillicores, quota.Requests.MemoryBytes));
        Assert.Equal((4000L, 5L << 30), (quota.Limits.CpuMillicores, quota.Limits.MemoryBytes));
        Assert.Equal([QuotaScope.NotTerminating], quota.Scopes);
    }

    [Fact]
    public void Limit_ranges_are_read_and_complete_what_is_checked()
    {
        var reading = Inputs.Manifests(Web + """

            ---
            apiVersion: v1
            kind: LimitRange
            metadata: { name: limits, namespace: shop }
            spec:
              limits:
                - { type: Container, default: { cpu: 500m }, defaultRequest: { cpu: 100m }, max: { memory: 1Gi } }
                - { type: PersistentVolumeClaim, max: { storage: 10Gi } }
            ---
            apiVersion: v1
            kind: ResourceQuota
            metadata: { name: quota, namespace: shop }
            spec: { hard: { requests.cpu: 1 } }
            """);

        var item = Assert.Single(Assert.Single(reading.Objects.LimitRanges).Items);
        Assert.Equal((500L, 100L, 1L << 30), (item.Default.CpuMillicores, item.DefaultRequest.CpuMillicores, item.Max.MemoryBytes));
        Assert.DoesNotContain(reading.Diagnostics, finding => finding.Code == "ESH0331");
    }

    [Fact]
    public void Pods_that_are_never_let_in_are_told()
    {
        var reading = Inputs.Manifests(Web + """

            ---
            apiVersion: v1
            kind: ResourceQuota
            metadata: { name: quota, namespace: shop }
            spec: { hard: { requests.cpu: 1 } }
            ---
            apiVersion: v1
            kind: ResourceQuota
            metadata: { name: urgent, namespace: shop }
            spec:
              hard: { pods: 0 }
              scopeSelector: { matchExpressions: [ { scopeName: PriorityClass, operator: In, values: [ high ] } ] }
            """);

        Assert.Contains(reading.Diagnostics, finding => finding.Code == "ESH0331" && finding.Message.Contains("must specify requests.cpu", StringComparison.Ordinal));
        Assert.Contains(reading.Diagnostics, finding => finding.Code == "ESH0330");
        Assert.Single(reading.Objects.ResourceQuotas);
    }

    [Fact]
    public void Pod_security_is_read_from_the_namespace_and_from_the_pods()
    {
        const string Namespace = """

            ---
            apiVersion: v1
            kind: Namespace
            metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: restricted } }
            """;
        var bare = Inputs.Manifests(Web + Namespace);
        Assert.Contains(bare.Diagnostics, finding => finding.Code == "ESH0331" && finding.Message.Contains("violates PodSecurity \"restricted:latest\"", StringComparison.Ordinal));

        var secured = Inputs.Manifests(Web.Replace("spec: { containers: [ { name: app, image: web } ] }", """
            spec:
                  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault }, fsGroup: 1000 }
                  volumes: [ { name: tmp, emptyDir: {} }, { name: none } ]
                  containers: [ { name: app, image: web, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ ALL ] } } } ]
            """, StringComparison.Ordinal) + Namespace);
        Assert.DoesNotContain(secured.Diagnostics, finding => finding.Code == "ESH0331");
        var template = Assert.Single(secured.Objects.Deployments).Template;
        Assert.Equal(["emptyDir", "emptyDir"], template.VolumeTypes);
        Assert.True(template.HasLocalStorage);
        Assert.Equal(("RuntimeDefault", true), (template.Security.SeccompProfile, template.Security.RunAsNonRoot));
        Assert.Equal(["ALL"], template.Containers[0].Security.DroppedCapabilities);
    }

    [Fact]
    public void What_takes_over_the_node_is_read_too()
    {
        var template = Assert.Single(Inputs.Manifests(Web.Replace("spec: { containers: [ { name: app, image: web } ] }", """
            spec:
                  hostNetwork: true
                  hostPID: true
                  priority: 0
                  volumes: [ { name: root, hostPath: { path: / } }, { name: shm, emptyDir: { medium: Memory } } ]
                  containers: [ { name: app, image: web, ports: [ { containerPort: 80, hostPort: 8080, protocol: UDP } ], livenessProbe: { httpGet: { port: 80, host: example.org } }, securityContext: { privileged: true, runAsUser: 0 } } ]
            """, StringComparison.Ordinal)).Objects.Deployments).Template;

        Assert.Equal(["hostNetwork", "hostPID"], template.HostNamespaces);
        Assert.Equal(["hostPath", "emptyDir"], template.VolumeTypes);
        Assert.True(template.HasLocalStorage);
        Assert.Equal(0, template.Priority);
        Assert.Equal(new HostPort(80, "UDP", "0.0.0.0"), Assert.Single(template.Containers[0].HostPorts));
        Assert.Equal([80], template.Containers[0].Ports);
        Assert.True(template.Containers[0].NamesProbeHost);
        Assert.Equal((true, 0L), (template.Containers[0].Security.Privileged, template.Containers[0].Security.RunAsUser));
    }

    [Fact]
    public void A_ratio_of_limit_to_request_is_read()
    {
        var item = Assert.Single(Assert.Single(Inputs.Manifests("""
            apiVersion: v1
            kind: LimitRange
            metadata: { name: limits }
            spec: { limits: [ { type: Container, maxLimitRequestRatio: { cpu: 2, memory: "1.5" } } ] }
            """).Objects.LimitRanges).Items);

        Assert.Equal((2000L, 1500L), (item.MaxLimitRequestRatio.CpuMillicores, item.MaxLimitRequestRatio.MemoryBytes));
    }

    [Fact]
    public void What_lies_in_memory_or_elsewhere_is_no_local_storage()
    {
        var template = Assert.Single(Inputs.Manifests(Web.Replace(
            "spec: { containers:", "spec: { volumes: [ { name: shm, emptyDir: { medium: Memory } }, { name: data, persistentVolumeClaim: { claimName: data } } ], containers:", StringComparison.Ordinal)).Objects.Deployments).Template;

        Assert.Equal(["emptyDir", "persistentVolumeClaim"], template.VolumeTypes);
        Assert.False(template.HasLocalStorage);
    }
}
