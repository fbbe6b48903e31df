namespace EShopSim.EndToEnd.Tests;

/// <summary>What KEDA writes is not for others to change: neither search nor plan may hand out an HPA that it would undo.</summary>
public sealed class ScaledObjectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_plan_changes_the_ScaledObject_and_can_be_run()
    {
        var scenario = Write("");
        var plan = await Tool.RunAsync(["plan", scenario, "--load", "4", "--window", "5s", "--replications", "2", "--precision", "20%", "--quiet", "--out", _folder.Of("plan")]);

        plan.ShouldExitWith(0);
        Assert.Contains("KEDA writes HPA 'keda-hpa-worker'", plan.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("KEDA writes HPA", await File.ReadAllTextAsync(Path.Combine(_folder.Of("plan"), "report.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var manifests = Path.Combine(_folder.Of("plan"), "manifests", "x4");
        Assert.Equal(["settings.txt", "worker-scaledobject.patch.yaml"], Directory.GetFiles(manifests).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var run = await Tool.RunAsync(["run", scenario, "@" + Path.Combine(manifests, "settings.txt"), "--quiet", "--out", _folder.Of("run")]);
        run.ShouldExitWith(0);
    }

    [Fact]
    public async Task A_search_leaves_it_out_and_says_so()
    {
        var tuned = await Tool.RunAsync(["tune", Write(""), "--quiet", "--out", _folder.Of("none")]);

        tuned.ShouldExitWith(2);
        Assert.Contains("HPA 'keda-hpa-worker' is not tuned", tuned.Error, StringComparison.Ordinal);

        var beside = await Tool.RunAsync(["tune", Write("web"), "--space", "min=1,2", "--budget-runs", "20", "--quiet", "--out", _folder.Of("tune")]);
        Assert.Contains("HPA 'keda-hpa-worker' is not tuned", beside.Error, StringComparison.Ordinal);
        Assert.Contains("HPA 'keda-hpa-worker' is not tuned", beside.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("is not tuned", await File.ReadAllTextAsync(Path.Combine(_folder.Of("tune"), "report.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Of("tune"), "manifests", "keda-hpa-worker.yaml")));
    }

    private string Write(string other)
    {
        string[] names = other.Length == 0 ? ["worker"] : ["worker", other];
        var hpa = other.Length == 0 ? "" : $$"""
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: { name: {{other}} }
            spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: {{other}} }, minReplicas: 1, maxReplicas: 4 }
            """;
        Directory.CreateDirectory(_folder.Of("input"));
        File.WriteAllText(Path.Combine(_folder.Of("input"), "manifests.yaml"), string.Join('\n', names.Select(name => $$"""
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: {{name}} }
            spec:
              selector: { matchLabels: { app: {{name}} } }
              template:
                metadata: { labels: { app: {{name}} } }
                spec: { containers: [ { name: app, image: "shop:1", resources: { requests: { cpu: 500m } } } ] }
            """)) + "\n" + """
            ---
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: { name: worker }
            spec:
              scaleTargetRef: { name: worker }
              minReplicaCount: 1
              maxReplicaCount: 2
              triggers: [ { type: cpu, metricType: Utilization, metadata: { value: "50" } } ]
            """ + "\n" + hpa);
        var file = Path.Combine(_folder.Of("input"), "scenario.yaml");
        File.WriteAllText(file, $$"""
            apiVersion: eshopsim.dev/v1alpha1
            kind: Scenario
            metadata: { name: keda }
            spec:
              duration: 2m
              manifests: [ manifests.yaml ]
              cluster: { nodePools: [ { name: general, count: 2, capacity: { cpu: "4", memory: 16Gi } } ] }
              modules: { {{string.Join(", ", names.Select(name => $"{name}: {{ operations: {{ get: {{ cpu: 10ms }} }} }}"))}} }
              traffic: [ { mix: { {{string.Join(", ", names.Select(name => $"{name}.get: 1"))}} }, load: { shape: constant, rate: 20 }, timeout: 5s } ]
              objectives: [ { operation: worker.get, p99: 300ms } ]
            """);
        return file;
    }
}
