using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Tests;

/// <summary>A canary release, as Robot Shop's: two Deployments behind one Service, told apart by subsets, with weights.</summary>
public sealed class RouteSplitTests
{
    [Fact]
    public void Weights_of_subsets_split_the_calls_between_the_Deployments_behind_the_Service()
    {
        var reading = Read("{ pay: { cpu: 2ms } }");
        Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Severity != Severity.Note);
        Assert.Equal([new RouteShare("payment", 99), new RouteShare("payment-canary", 1)], reading.Scenario!.Modules[0].Routes);
    }

    [Fact]
    public void A_canary_without_the_operation_is_told_of_and_gets_nothing()
    {
        var reading = Read("{ refund: { cpu: 2ms } }");
        var finding = Assert.Single(reading.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCodes.IstioSplit.Id && diagnostic.Message.Contains("for 'payment' elsewhere", StringComparison.Ordinal));
        Assert.Contains("module 'payment-canary' has no operation 'pay'", finding.Message, StringComparison.Ordinal);
        Assert.Empty(reading.Scenario!.Modules[0].Routes);
    }

    private static ScenarioReading Read(string canaryOperations)
    {
        var folder = Directory.CreateTempSubdirectory("split");
        try
        {
            var manifests = Path.Combine(folder.FullName, "payment.yaml");
            File.WriteAllText(manifests, Deployment("payment", "prod") + Deployment("payment-canary", "test") + """
                apiVersion: v1
                kind: Service
                metadata: { name: payment }
                spec: { selector: { service: payment }, ports: [ { port: 80 } ] }
                ---
                apiVersion: networking.istio.io/v1alpha3
                kind: DestinationRule
                metadata: { name: canary-test }
                spec: { host: payment.default.svc.cluster.local, subsets: [ { name: production, labels: { stage: prod } }, { name: canary, labels: { stage: test } } ] }
                ---
                apiVersion: networking.istio.io/v1alpha3
                kind: VirtualService
                metadata: { name: canary }
                spec:
                  hosts: [ payment.default.svc.cluster.local ]
                  http:
                  - route:
                    - { destination: { host: payment.default.svc.cluster.local, subset: production }, weight: 99 }
                    - { destination: { host: payment.default.svc.cluster.local, subset: canary }, weight: 1 }
                """);
            return Inputs.Scenario($$"""
                apiVersion: eshopsim.dev/v1alpha1
                kind: Scenario
                metadata: { name: split }
                spec:
                  duration: 1m
                  manifests: [ "{{manifests}}" ]
                  cluster: { nodePools: [ { name: general, count: 1, capacity: { cpu: "8", memory: 32Gi } } ] }
                  modules:
                    payment: { operations: { pay: { cpu: 1ms } } }
                    payment-canary: { operations: {{canaryOperations}} }
                  traffic: [ { mix: { payment.pay: 1 }, load: { shape: constant, rate: 1 } } ]
                """);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Deployment(string name, string stage) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{name}} }
        spec:
          selector: { matchLabels: { service: payment, stage: {{stage}} } }
          template:
            metadata: { labels: { service: payment, stage: {{stage}} } }
            spec: { containers: [ { name: app, image: "payment:{{stage}}" } ] }
        ---

        """;
}
