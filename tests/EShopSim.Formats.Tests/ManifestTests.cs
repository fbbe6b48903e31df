using EShopSim.Cluster.Api;

namespace EShopSim.Formats.Tests;

public sealed class ManifestTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop, labels: { team: a } }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          strategy: { rollingUpdate: { maxSurge: 2, maxUnavailable: 10% } }
          minReadySeconds: 7
          template:
            metadata: { labels: { app: web } }
            spec:
              terminationGracePeriodSeconds: 45
              initContainers:
                - { name: proxy, image: envoy, restartPolicy: Always, resources: { requests: { cpu: 100m } } }
              containers:
                - name: app
                  image: web:1
                  resources: { limits: { cpu: "1.5", memory: 512Mi } }
                  ports: [ { containerPort: 8080 } ]
                  readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 3, failureThreshold: 0 }
                  lifecycle: { preStop: { exec: { command: [ /bin/sh, -c, "sleep 12; kill 1" ] } } }
        """;

    private const string Hpa = """
        apiVersion: autoscaling/VERSION
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 2
          maxReplicas: 9
        """;

    [Fact]
    public void A_Deployment_is_read_with_Kubernetes_defaults()
    {
        var reading = Inputs.Manifests(Deployment);
        Assert.Empty(reading.Diagnostics);
        var deployment = Assert.Single(reading.Objects.Deployments);
        Assert.Equal(("shop", "web"), (deployment.Meta.Namespace, deployment.Meta.Name));
        Assert.Equal((3, IntOrPercent.Count(2), IntOrPercent.Percent(10)), (deployment.Replicas, deployment.MaxSurge, deployment.MaxUnavailable));
        Assert.Equal((7, 600, 10, 45), (deployment.MinReadySeconds, deployment.ProgressDeadlineSeconds, deployment.RevisionHistoryLimit, deployment.Template.TerminationGracePeriodSeconds));
        Assert.True(Assert.Single(deployment.Template.InitContainers).IsSidecar);
        var app = Assert.Single(deployment.Template.Containers);
        Assert.Equal(new Probe { PeriodSeconds = 3 }, app.ReadinessProbe);
        Assert.Equal((TimeSpan.FromSeconds(12), 8080), (app.PreStopSleep, Assert.Single(app.Ports)));
    }

    [Fact]
    public void A_limit_without_a_request_is_also_the_request()
    {
        var app = Inputs.Manifests(Deployment).Objects.Deployments[0].Template.Containers[0];
        Assert.Equal((1500L, 512L << 20), (app.Requests.CpuMillicores, app.Requests.MemoryBytes));
    }

    [Theory]
    [InlineData("sleep: { seconds: 9 }", 9)]
    [InlineData("exec: { command: [ sleep, '10' ] }", 10)]
    [InlineData("exec: { command: [ sh, -c, 'sleep 0.5m && nginx -s quit' ] }", 30)]
    public void A_preStop_hook_that_sleeps_is_understood(string hook, int seconds)
    {
        var yaml = Deployment.Replace("exec: { command: [ /bin/sh, -c, \"sleep 12; kill 1\" ] }", hook, StringComparison.Ordinal);
        var reading = Inputs.Manifests(yaml);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(TimeSpan.FromSeconds(seconds), reading.Objects.Deployments[0].Template.Containers[0].PreStopSleep);
    }

    [Fact]
    public void A_postStart_hook_probes_and_the_pull_policy_are_understood()
    {
        var yaml = Deployment
            .Replace("lifecycle: { ", "lifecycle: { postStart: { exec: { command: [ sleep, '3' ] } }, ", StringComparison.Ordinal)
            .Replace("readinessProbe:", "livenessProbe: { tcpSocket: { port: 8080 }, terminationGracePeriodSeconds: 9 }\n          readinessProbe:", StringComparison.Ordinal);
        var reading = Inputs.Manifests(yaml);
        Assert.Empty(reading.Diagnostics);
        var app = reading.Objects.Deployments[0].Template.Containers[0];
        Assert.Equal(TimeSpan.FromSeconds(3), app.PostStartSleep);
        Assert.Equal(new Probe { IsRequest = false, TerminationGracePeriodSeconds = 9 }, app.LivenessProbe);
        Assert.True(app.ReadinessProbe!.IsRequest);
    }

    [Theory]
    [InlineData("web:1", "", false)]
    [InlineData("web", "", true)]
    [InlineData("registry:5000/web", "", true)]
    [InlineData("web:latest", "", true)]
    [InlineData("web@sha256:0", "", false)]
    [InlineData("web:latest", ", imagePullPolicy: IfNotPresent", false)]
    [InlineData("web:1", ", imagePullPolicy: Always", true)]
    public void The_registry_is_asked_at_every_start_where_the_policy_or_the_tag_says_so(string image, string policy, bool always)
    {
        var yaml = Deployment.Replace("image: envoy,", $"image: '{image}'{policy},", StringComparison.Ordinal);
        Assert.Equal(always, Inputs.Manifests(yaml).Objects.Deployments[0].Template.InitContainers[0].AlwaysPulls);
    }

    [Fact]
    public void The_same_HPA_in_all_API_versions_gives_the_same_record()
    {
        const string Target = "\n  metrics: [ { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 65 } } } ]\n";
        var v1 = Read("v1", "\n  targetCPUUtilizationPercentage: 65\n");
        Assert.Equal(65, Assert.Single(v1.Metrics).Target);
        Assert.Equal(Inputs.Json(v1), Inputs.Json(Read("v2beta1", "\n  metrics: [ { type: Resource, resource: { name: cpu, targetAverageUtilization: 65 } } ]\n")));
        Assert.Equal(Inputs.Json(v1), Inputs.Json(Read("v2beta2", Target)));
        Assert.Equal(Inputs.Json(v1), Inputs.Json(Read("v2", Target)));
    }

    [Fact]
    public void An_HPA_of_v1_keeps_metrics_and_behavior_in_annotations()
    {
        const string Annotations = """
            { name: web, annotations: {
                autoscaling.alpha.kubernetes.io/metrics: '[{"type":"Pods","pods":{"metricName":"rps","targetAverageValue":"1k"}}]',
                autoscaling.alpha.kubernetes.io/behavior: '{"ScaleDown":null,"scaleDown":{"stabilizationWindowSeconds":60}}' } }
            """;
        var hpa = Read("v1", "\n  targetCPUUtilizationPercentage: 65\n", Annotations);
        Assert.Equal([MetricSourceType.Pods, MetricSourceType.Resource], hpa.Metrics.Select(metric => metric.Source));
        Assert.Equal(1_000_000, hpa.Metrics[0].Target);
        Assert.Equal(60, hpa.Behavior!.ScaleDown!.StabilizationWindowSeconds);
    }

    [Fact]
    public void An_HPA_without_metrics_looks_at_cpu_80_and_without_behavior_has_none()
    {
        var hpa = Read("v2", "\n");
        Assert.Equal(MetricSpec.DefaultCpu, Assert.Single(hpa.Metrics));
        Assert.Null(hpa.Behavior);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: List\nitems:\n- DOC")]
    [InlineData("apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- DOC")]
    [InlineData("# a comment\n---\n\n---\n# nothing\n---\n DOC\n...\n---\n")]
    [InlineData("%YAML 1.2\n---\n DOC\n")]
    [InlineData("\uFEFF---\r\n DOC\r\n")]
    public void Lists_comments_empty_documents_and_markers_are_read_through(string frame)
    {
        const string Document = """{ "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name":"x"}, "spec": {"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}} }""";
        var reading = Inputs.Manifests(frame.Replace("DOC", Document, StringComparison.Ordinal));
        Assert.Empty(reading.Diagnostics);
        Assert.Equal("x", Assert.Single(reading.Objects.Deployments).Meta.Name);
    }

    [Fact]
    public void Anchors_aliases_and_merge_keys_are_resolved()
    {
        var reading = Inputs.Manifests("""
            apiVersion: v1
            kind: Service
            metadata: { name: x, labels: &l { app: web } }
            spec:
              selector: { <<: *l, tier: front }
              ports: [ { port: 80 } ]
            """);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(["tier=front", "app=web"], reading.Objects.Services[0].Selector.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Fact]
    public void A_node_takes_capacity_where_allocatable_is_absent()
    {
        var node = Inputs.Manifests("apiVersion: v1\nkind: Node\nmetadata: { name: n, labels: { topology.kubernetes.io/zone: a } }\nstatus: { capacity: { cpu: 4, memory: 16Gi } }\n").Objects.Nodes[0];
        Assert.Equal((4000L, 16L << 30, 110L, "a"), (node.Allocatable.CpuMillicores, node.Allocatable.MemoryBytes, node.Allocatable.Pods, node.Zone));
    }

    [Fact]
    public void Missing_files_folders_and_standard_input_are_findings()
    {
        var reading = ManifestReader.Read(["nowhere.yaml", "no-such-folder/*.yaml", "-", "bad\0path"], null);
        Assert.Equal(["ESH0001", "ESH0001", "ESH0006", "ESH0001"], reading.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    private static HorizontalPodAutoscaler Read(string version, string rest, string metadata = "{ name: web }")
    {
        var yaml = Hpa.Replace("VERSION", version, StringComparison.Ordinal).Replace("{ name: web }\nspec", metadata.ReplaceLineEndings(" ") + "\nspec", StringComparison.Ordinal) + rest;
        var reading = Inputs.Manifests(yaml);
        Assert.False(reading.HasErrors, string.Join('\n', reading.Diagnostics));
        return Assert.Single(reading.Objects.Autoscalers);
    }
}
