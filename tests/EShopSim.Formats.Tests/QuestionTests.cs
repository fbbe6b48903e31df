using EShopSim.Simulation;

namespace EShopSim.Formats.Tests;

public sealed class QuestionTests
{
    private const string Scenario = """
        apiVersion: eshopsim.dev/v1alpha1
        kind: Scenario
        metadata: { name: asked }
        spec:
          duration: 10m
          cluster:
            nodePools: [ { name: general, count: 1, capacity: { cpu: "8", memory: 8Gi } } ]
        """;

    [Theory]
    [InlineData("hpa/catalog@2m30s", "shop", 150)]
    [InlineData("hpa/catalog@90", "shop", 90)]
    [InlineData("hpa/shop/catalog@0.5", "shop", 0.5)]
    [InlineData("hpa/b/cart@600", "b", 600)]
    public void A_question_names_an_HPA_and_a_time(string text, string ns, double seconds)
    {
        var reading = Read(text);

        Assert.Equal(new HpaQuestion(ns, text.Contains("cart", StringComparison.Ordinal) ? "cart" : "catalog", TimeSpan.FromSeconds(seconds)), Assert.Single(reading.Questions));
        Assert.False(reading.HasErrors);
    }

    [Theory]
    [InlineData("catalog@5m", "expected hpa/NAME@TIME or hpa/NAMESPACE/NAME@TIME, such as hpa/catalog@12m30s")]
    [InlineData("hpa/catalog", "expected hpa/NAME@TIME or hpa/NAMESPACE/NAME@TIME, such as hpa/catalog@12m30s")]
    [InlineData("hpa/@5m", "expected hpa/NAME@TIME or hpa/NAMESPACE/NAME@TIME, such as hpa/catalog@12m30s")]
    [InlineData("hpa/catalog@noon", "'noon' is no time; write it as 12m30s or in seconds")]
    [InlineData("hpa/catalog@", "'' is no time; write it as 12m30s or in seconds")]
    [InlineData("hpa/catalog@11m", "'11m' lies outside the run, which lasts 10m")]
    [InlineData("hpa/catalog@-5s", "'-5s' lies outside the run, which lasts 10m")]
    [InlineData("hpa/catlog@5m", "no manifest defines an HPA 'catlog' (did you mean 'catalog'?)")]
    [InlineData("hpa/shop/cart@5m", "no manifest defines an HPA 'shop/cart' (there are: shop/catalog, a/cart, b/cart)")]
    [InlineData("hpa/cart@5m", "'cart' may be 'hpa/a/cart' and 'hpa/b/cart'; write one of these")]
    public void A_question_that_cannot_be_answered_is_refused_before_the_run(string text, string complaint)
    {
        var finding = Assert.Single(Read(text).Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);

        Assert.Equal(("ESH0030", "--explain " + text, complaint), (finding.Code, finding.File, finding.Message));
    }

    private static ScenarioReading Read(string question)
    {
        var folder = Directory.CreateTempSubdirectory("eshopsim-");
        try
        {
            var file = Path.Combine(folder.FullName, "all.yaml");
            File.WriteAllText(file, Manifests("shop", "catalog") + Manifests("a", "cart") + Manifests("b", "cart"));
            return ScenarioReader.Read(new ScenarioInput { Path = "-", StandardInput = new StringReader(Scenario), ManifestPaths = [file], Questions = [question] });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Manifests(string ns, string name) => $$"""
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{name}}, namespace: {{ns}} }
        spec:
          selector: { matchLabels: { app: {{name}} } }
          template:
            metadata: { labels: { app: {{name}} } }
            spec: { containers: [ { name: app, image: "{{name}}:1", resources: { requests: { cpu: 100m } } } ] }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: {{name}}, namespace: {{ns}} }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: {{name}} }
          minReplicas: 1
          maxReplicas: 5

        """;
}
