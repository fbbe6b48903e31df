using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Tests;

/// <summary>Fields about how pods serve, read from a scenario; and what is said of those that do not go together.</summary>
public sealed class ServiceFieldTests
{
    [Fact]
    public void Worker_pools_parallel_work_and_priorities_are_read()
    {
        var scenario = Read("modules.catalog.discipline=fifo", "modules.catalog.workers=3", "modules.catalog.queue=9", "modules.catalog.operations.product.parallelism=4", "traffic[0].priority=-2");
        var module = scenario.Modules[0];
        Assert.Equal((ServiceDiscipline.Fifo, 3, 9, 4), (module.Discipline, module.Workers, module.QueueLimit, module.Operations[0].Parallelism));
        Assert.Equal(-2, scenario.Traffic[0].Priority);
        Assert.Equal((ServiceDiscipline.Sharing, null, 1), (scenario.Modules[1].Discipline, scenario.Modules[1].Workers, scenario.Modules[1].Operations[0].Parallelism));
    }

    [Fact]
    public void Warm_up_and_pauses_are_read()
    {
        var module = Read("modules.catalog.warmUp={ factor: 3, requests: 500 }", "modules.catalog.pauses={ every: { distribution: exponential, mean: 10s }, duration: 50ms }").Modules[0];
        Assert.Equal(new WarmUp(3) { Requests = 500 }, module.WarmUp);
        Assert.Equal(new Pauses(new ExponentialDistribution(10), new ConstantDistribution(0.05)), module.Pauses);
        Assert.Equal(new WarmUp(2) { Time = TimeSpan.FromMinutes(1) }, Read("modules.catalog.warmUp={ factor: 2, time: 60s }").Modules[0].WarmUp);
    }

    [Theory]
    [InlineData("ESH0105", "workers have no meaning", "modules.catalog.workers=3")]
    [InlineData("ESH0105", "the workers are the limit", "modules.catalog.discipline=fifo", "modules.catalog.concurrency=3")]
    [InlineData("ESH0105", "a queue has no meaning", "modules.catalog.queue=3")]
    [InlineData("ESH0103", "one of sharing, fifo", "modules.catalog.discipline=lifo")]
    [InlineData("ESH0105", "give one of them", "modules.catalog.warmUp={ factor: 3 }")]
    [InlineData("ESH0105", "give one of them", "modules.catalog.warmUp={ factor: 3, requests: 5, time: 5s }")]
    [InlineData("ESH0104", "a factor from 1", "modules.catalog.warmUp={ factor: 0.5, requests: 5 }")]
    [InlineData("ESH0104", "time between them", "modules.catalog.pauses={ every: 0s, duration: 5ms }")]
    [InlineData("ESH0104", "from 1 to 1024", "modules.catalog.operations.product.parallelism=0")]
    public void What_does_not_go_together_is_said(string code, string words, params string[] settings)
    {
        var reading = ScenarioReader.Read(Input() with { Settings = settings });
        Assert.Null(reading.Scenario);
        var finding = Assert.Single(reading.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Equal(code, finding.Code);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    private static ScenarioInput Input() => new() { Path = Path.Combine(Folders.Broken, "parts", "good-scenario.yaml") };

    private static Scenario Read(params string[] settings)
    {
        var reading = ScenarioReader.Read(Input() with { Settings = settings });
        Assert.False(reading.HasErrors, string.Join('\n', reading.Diagnostics));
        return reading.Scenario!;
    }
}
