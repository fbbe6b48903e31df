using EShopSim.Simulation;

namespace EShopSim.Formats.Tests;

/// <summary>NetworkPolicies in manifests: an API and its database, and who may call whom.</summary>
public sealed class NetworkPolicyTests
{
    private const string DenyEgress = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny-egress, namespace: shop }
        spec: { podSelector: { matchLabels: { app: api } }, policyTypes: [ Egress ] }
        """;

    private const string DbFromApi = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db-from-api, namespace: shop }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [ { from: [ { podSelector: { matchLabels: { app: api } } } ], ports: [ { port: sql } ] } ]
        """;

    private const string ApiToDb = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: api-to-db, namespace: shop }
        spec:
          podSelector: { matchLabels: { app: api } }
          policyTypes: [ Egress ]
          egress: [ { to: [ { podSelector: { matchLabels: { app: db } } } ], ports: [ { port: 5432 } ] }, { ports: [ { port: 53, protocol: UDP } ] } ]
        """;

    [Theory]
    [InlineData(SimulationEngine.Requests)]
    [InlineData(SimulationEngine.Fluid)]
    public void Calls_that_policies_stop_are_told_and_fail(SimulationEngine engine)
    {
        var reading = Read(DbFromApi, DenyEgress);
        Assert.Equal(["api"], reading.Scenario!.Modules[1].BlockedCallers);
        var finding = Assert.Single(reading.Diagnostics, finding => finding.Code == "ESH0420");
        Assert.Contains("stop the calls of 'api' to 'db', which will all fail: 'deny-egress' isolates Deployment shop/api, and no rule lets it out to 'db'", finding.Message, StringComparison.Ordinal);
        Assert.Contains(reading.Diagnostics, finding => finding.Code == "ESH0421");

        var run = ScenarioRunner.Run(reading.Scenario, new RunOptions { Engine = engine });
        // As a flow, the first second is counted before any failure has come back.
        Assert.InRange(run.Requests.Completed, 0, engine == SimulationEngine.Fluid ? 10 : 0);
        Assert.InRange(run.Requests.Failed, 100, 1000);
        if (engine == SimulationEngine.Requests)
            Assert.Equal("network policy", Assert.Single(run.OperationSummaries[0].Failures).Cause);
    }

    [Fact]
    public void With_leave_at_both_ends_all_is_well()
    {
        var reading = Read(DbFromApi, DenyEgress, ApiToDb);
        Assert.Empty(reading.Scenario!.Modules[1].BlockedCallers);
        Assert.DoesNotContain(reading.Diagnostics, finding => finding.Code is "ESH0420" or "ESH0421");
        Assert.Equal(0, ScenarioRunner.Run(reading.Scenario, new RunOptions()).Requests.Failed);
    }

    private static ScenarioReading Read(params string[] policies)
    {
        var folder = Directory.CreateTempSubdirectory("policies");
        try
        {
            var manifests = Path.Combine(folder.FullName, "shop.yaml");
            File.WriteAllText(manifests, string.Join("\n---\n", [Deployment("api", 8080, "http"), Deployment("db", 5432, "sql"), .. policies]));
            return Inputs.Scenario($$"""
                apiVersion: eshopsim.dev/v1alpha1
                kind: Scenario
                metadata: { name: policies }
                spec:
                  duration: 30s
                  manifests: [ "{{manifests}}" ]
                  cluster: { nodePools: [ { name: general, count: 1, capacity: { cpu: "8", memory: 32Gi } } ] }
                  modules:
                    api: { operations: { get: { cpu: 1ms, calls: [ { operation: db.query } ] } } }
                    db: { operations: { query: { cpu: 1ms } } }
                  traffic: [ { mix: { api.get: 1 }, load: { shape: constant, rate: 10 } } ]
                """);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Deployment(string name, int port, string portName) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{name}}, namespace: shop }
        spec:
          selector: { matchLabels: { app: {{name}} } }
          template:
            metadata: { labels: { app: {{name}} } }
            spec: { containers: [ { name: app, image: "{{name}}:1", ports: [ { name: {{portName}}, containerPort: {{port}} } ] } ] }
        """;
}
