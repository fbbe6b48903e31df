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
}
