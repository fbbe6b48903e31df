using EShopSim.Cluster;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Tests;

public sealed class ScenarioTests
{
    // Beside its scenario.yaml a folder may hold others, such as a part of it for what has to be run often.
    public static TheoryData<string> Own() =>
        [.. Directory.EnumerateDirectories(Folders.Scenarios).SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml")).Select(file => Path.GetRelativePath(Folders.Scenarios, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Own))]
    public void The_scenarios_that_come_with_the_product_have_neither_errors_nor_warnings(string name)
    {
        var reading = ScenarioReader.Read(new ScenarioInput { Path = Path.Combine(Folders.Scenarios, name) });

        // getting-started sets replicas beside its HPA, as every introduction to Kubernetes does.
        var expected = name == "getting-started/scenario.yaml" ? new[] { "ESH0302" } : [];
        Assert.Equal(expected, reading.Diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Note).Select(diagnostic => diagnostic.Code));
        Assert.NotNull(reading.Scenario);
    }

    [Fact]
    public void A_scenario_is_read_as_it_is_written()
    {
        var scenario = Read();
        Assert.Equal(("broken", TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 1UL), (scenario.Name, scenario.Duration, scenario.Warmup, scenario.Seed));
        Assert.Equal((KubernetesVersion.V1_35, InitialState.Running), (scenario.KubernetesVersion, scenario.InitialState));
        Assert.Equal(["general-1 a", "general-2 b", "general-3 a"], scenario.Cluster.Nodes.Select(node => $"{node.Name} {node.Zone}"));
        Assert.Equal(["catalog.product", "catalog.price", "cart.add"], scenario.Modules.SelectMany(module => module.Operations).Select(operation => operation.Name));
        Assert.Equal(new LogNormalDistribution(0.006, 1.2), scenario.Modules[0].Operations[0].CpuSeconds);
        var call = Assert.Single(Assert.Single(scenario.Modules[1].Operations[0].Steps).Calls);
        Assert.Equal(new Call("catalog.price") { Timeout = TimeSpan.FromMilliseconds(300), Retries = 2 }, call);
        Assert.Equal(new ConstantDistribution(12), scenario.PodTimings[0].StartupSeconds);
        Assert.Equal([new Objective("cart.add", ObjectiveMeasure.P99, 0.4)], scenario.Objectives);
        Assert.IsType<RolloutEvent>(Assert.Single(scenario.Events));
    }

    [Theory]
    [InlineData("{ shape: constant, rate: 12000/m }", "0-3600: 200-200")]
    [InlineData("{ shape: stages, start: 10, stages: [ { duration: 10m, target: 10 }, { duration: 0s, target: 50 }, { duration: 2h, target: 170 } ] }", "0-600: 10-10, 600-3600: 50-100")]
    [InlineData("{ shape: stages, start: 10, stages: [ { duration: 30m, target: 20 } ] }", "0-1800: 10-20, 1800-3600: 20-20")]
    [InlineData("{ shape: steps, steps: [ { at: 0s, rate: 1 }, { at: 10m, rate: 2 } ] }", "0-600: 1-1, 600-3600: 2-2")]
    [InlineData("{ shape: daily, points: [ [0h, 10], [12h, 130] ] }", "0-3600: 10-20")]
    [InlineData("{ shape: daily, points: [ [6h, 60], [18h, 0] ] }", "0-3600: 30-35")]
    [InlineData("{ shape: sum, parts: [ { shape: constant, rate: 10 }, { shape: stages, stages: [ { duration: 10m, target: 0 }, { duration: 20m, target: 60 }, { duration: 0s, target: 5 } ] } ] }", "0-600: 10-10, 600-1800: 10-70, 1800-3600: 15-15")]
    [InlineData("{ shape: sum, parts: [ { trace: good.csv }, { shape: stages, start: 60, stages: [ { duration: 2m, target: 0 } ] } ] }", "0-60: 70-40, 60-120: 50-20, 120-180: 30-30, 180-3600: 0-0")]
    [InlineData("{ trace: good.csv, scale: 2 }", "0-60: 20-20, 60-120: 40-40, 120-180: 60-60")]
    public void Loads_become_rate_curves_that_end_with_the_scenario(string load, string expected)
    {
        var curve = Read($"traffic[0].load={load}").Traffic[0].Rate;
        Assert.Equal(expected, string.Join(", ", curve.Segments.Select(s => FormattableString.Invariant($"{s.Start.TotalSeconds}-{s.End.TotalSeconds}: {s.StartPerSecond:0.###}-{s.EndPerSecond:0.###}"))));
    }

    [Theory]
    [InlineData("{ errorRate: 1%, from: 10m, to: 1h }", "from 10m to 1h")]
    [InlineData("{ errorRate: 1%, from: 10m }", "from 10m to 1h")]
    [InlineData("{ errorRate: 1%, to: 10m30s }", "from 5m to 10m30s")]
    [InlineData("{ errorRate: 1% }", "")]
    public void An_objective_may_be_about_a_part_of_the_run(string objective, string expected) =>
        Assert.Equal(expected, $"{Assert.Single(Read($"objectives=[{objective}]").Objectives).Within}");

    // Traffic enters the shipped flash sale by orders.place, among others.
    [Fact]
    public void Orders_are_what_is_named_or_enters_the_module_orders()
    {
        Assert.Equal("orders.place", Shipped("flash-sale").OrderOperation);
        Assert.Equal("catalog.product", Shipped("flash-sale", "order=catalog.product").OrderOperation);
        Assert.Null(Shipped("getting-started").OrderOperation);
    }

    [Fact]
    public void A_share_of_a_pool_s_nodes_costs_what_spot_nodes_cost()
    {
        var scenario = Shipped("flash-sale", "cluster.nodePools[general].spotShare=50%", "cluster.nodePools[general].spotHourlyPrice=0.1");

        Assert.Equal(3 * (0.384 + 0.1), scenario.Cluster.Nodes.Sum(node => node.HourlyPrice), 9);
        Assert.Equal(6, Assert.Single(scenario.NodePools).Count);
    }

    [Fact]
    public void A_pool_with_bounds_is_a_node_group_of_the_Cluster_Autoscaler()
    {
        var scenario = Shipped(
            "flash-sale", "cluster.nodePools[general].min=2", "cluster.nodePools[general].max=9", "cluster.nodePools[general].provisioning=90s",
            "cluster.autoscaler={ expander: most-pods, scaleDownUnneededTime: 5m, scaleDownUtilizationThreshold: 40% }");

        var group = Assert.Single(scenario.NodePools).Group();
        Assert.Equal(("general", 6, 2, 9), (group.Name, group.Count, group.Min, group.Nodes.Count));
        Assert.Equal(scenario.Cluster.Nodes.Select(node => node.Name), group.Nodes.Take(6).Select(node => node.Name));
        Assert.Equal(90, group.ProvisioningSeconds.Mean);
        Assert.Equal((Expander.MostPods, TimeSpan.FromMinutes(5), 0.4), (scenario.ClusterAutoscaler.Expander, scenario.ClusterAutoscaler.UnneededTime, scenario.ClusterAutoscaler.UtilizationThreshold));
        Assert.False(Assert.Single(Shipped("flash-sale").NodePools).IsAutoscaled);
    }

    private static Scenario Shipped(string name, params string[] settings) =>
        ScenarioReader.Read(new ScenarioInput { Path = Path.Combine(Folders.Scenarios, name), Settings = settings }).Scenario!;

    [Fact]
    public void A_daily_load_repeats_each_day()
    {
        var curve = Read("duration=48h", "traffic[0].load={ shape: daily, points: [ [0h, 10], [12h, 130] ] }").Traffic[0].Rate;
        Assert.Equal([10, 130, 10, 130], curve.Segments.Select(segment => Math.Round(segment.StartPerSecond)));
        Assert.Equal(TimeSpan.FromHours(48), curve.Segments[^1].End);
    }

    [Fact]
    public void Settings_reach_fields_list_elements_keys_with_dots_and_manifests()
    {
        var scenario = Read(
            "spec.seed=7", "cluster.initialState=empty", "traffic[shoppers].load.rate=5", "traffic[0].mix.cart.add=9", "cluster.nodePools[general].count=4",
            "hpa/catalog.spec.maxReplicas=30", "deployment/shop/cart.spec.template.spec.containers[app].resources.requests.cpu=300m");
        Assert.Equal((7UL, InitialState.Empty, 5.0, 9.0), (scenario.Seed, scenario.InitialState, scenario.Traffic[0].Rate.Segments[0].StartPerSecond, scenario.Traffic[0].Mix[1].Weight));
        Assert.Equal((4, 30), (scenario.Cluster.Nodes.Count, scenario.Cluster.Autoscalers[0].MaxReplicas));
        Assert.Equal(300, scenario.Cluster.Deployments[1].Template.Containers[0].Requests.CpuMillicores);
    }

    [Fact]
    public void The_command_line_s_Kubernetes_version_wins()
    {
        var reading = ScenarioReader.Read(Input() with { KubernetesVersion = "v1.20.2" });
        Assert.Equal(KubernetesVersion.V1_20, reading.Scenario!.KubernetesVersion);
        Assert.True(ScenarioReader.Read(Input() with { KubernetesVersion = "1.2" }).HasErrors);
    }

    [Fact]
    public void Manifests_may_come_from_standard_input()
    {
        var text = File.ReadAllText(Path.Combine(Folders.Broken, "parts", "shop.yaml"));
        var reading = ScenarioReader.Read(Input() with { StandardInput = new StringReader(text), ManifestPaths = ["-"], Settings = ["manifests=[]"] });
        Assert.NotNull(reading.Scenario);
        Assert.Equal(2, reading.Scenario.Cluster.Deployments.Count);
    }

    [Fact]
    public void A_flood_of_findings_is_cut_off_and_says_so()
    {
        var yaml = string.Concat(Enumerable.Range(0, 3000).Select(i => $"---\nkind: Service\nmetadata: {{ name: s{i} }}\n"));
        var diagnostics = Inputs.Manifests(yaml).Diagnostics;
        Assert.Equal(1001, diagnostics.Count);
        Assert.Equal(("ESH0010", "2000 more findings are left out"), (diagnostics[^1].Code, diagnostics[^1].Message));
    }

    /// <summary>The scenario behind the broken ones, unbroken.</summary>
    private static ScenarioInput Input() => new() { Path = Path.Combine(Folders.Broken, "parts", "good-scenario.yaml") };

    private static Scenario Read(params string[] settings)
    {
        var reading = ScenarioReader.Read(Input() with { Settings = settings });
        Assert.False(reading.HasErrors, string.Join('\n', reading.Diagnostics));
        return reading.Scenario!;
    }
}
