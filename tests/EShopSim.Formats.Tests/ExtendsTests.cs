using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Tests;

public sealed class ExtendsTests
{
    private static readonly string Base = Path.Combine(Folders.Broken, "parts", "good-scenario.yaml");

    [Fact]
    public void What_a_scenario_does_not_say_it_takes_from_the_one_it_extends()
    {
        var whole = ScenarioReader.Read(new ScenarioInput { Path = Base });
        var extending = Read("");
        Assert.Empty(extending.Diagnostics);
        Assert.Equal(Inputs.Json(whole.Scenario! with { Name = "longer" }), Inputs.Json(extending.Scenario!));
    }

    [Fact]
    public void Mappings_are_merged_and_all_else_replaces()
    {
        var scenario = Read("""
              duration: 2h
              warmup: null
              modules: { catalog: { startup: 40s, operations: { product: { cpu: { mean: 8ms } } } } }
              objectives: [ { errorRate: 1% } ]
            """).Scenario!;
        Assert.Equal((TimeSpan.FromHours(2), TimeSpan.Zero), (scenario.Duration, scenario.Warmup));
        Assert.Equal(new ConstantDistribution(40), scenario.PodTimings[0].StartupSeconds);
        Assert.Equal(new LogNormalDistribution(0.008, 1.2), scenario.Modules[0].Operations[0].CpuSeconds);
        Assert.Equal(["catalog.product", "catalog.price", "cart.add"], scenario.Modules.SelectMany(module => module.Operations).Select(operation => operation.Name));
        Assert.Equal([new Objective(null, ObjectiveMeasure.ErrorRate, 0.01)], scenario.Objectives);
    }

    [Fact]
    public void An_option_has_the_last_word() =>
        Assert.Equal(TimeSpan.FromHours(3), Read("  duration: 2h", "duration=3h").Scenario!.Duration);

    private static ScenarioReading Read(string spec, params string[] settings) => Inputs.Scenario(
        $"""
        apiVersion: eshopsim.dev/v1alpha1
        kind: Scenario
        metadata: {"{"} name: longer {"}"}
        spec:
          extends: {Base}
        {spec}
        """,
        settings);
}
