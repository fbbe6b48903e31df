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

    [Fact]
    public void Queues_dependencies_and_the_network_are_read()
    {
        var scenario = Read(
            "queues={ sold: { consumer: catalog.price, concurrency: 4, maxLength: 100, redeliveries: 3, timeout: 5s } }",
            "dependencies={ db: { connections: 50, queue: 9, latency: 4ms }, payments: { rateLimit: 6000/m, burst: 20, latency: 180ms } }",
            "network={ sameZone: 0.2ms, crossZone: 1ms }",
            "modules.cart.operations.add.publish=[sold]",
            "modules.cart.operations.add.calls=[ { dependency: db, pool: 20, cache: { hitRatio: 90%, warmAfter: 1000 } }, { parallel: [ { dependency: payments }, { operation: catalog.price, async: true } ] } ]");
        var around = scenario.Surroundings;
        Assert.Equal(new MessageQueue("sold", "catalog.price") { Concurrency = 4, MaxLength = 100, Redeliveries = 3, Timeout = TimeSpan.FromSeconds(5) }, Assert.Single(around.Queues));
        Assert.Equal(new Dependency("db", new ConstantDistribution(0.004)) { Connections = 50, QueueLimit = 9 }, around.Dependencies[0]);
        Assert.Equal(new Dependency("payments", new ConstantDistribution(0.18)) { RatePerSecond = 100, Burst = 20 }, around.Dependencies[1]);
        Assert.Equal(new Network { SameZoneSeconds = new ConstantDistribution(0.0002), CrossZoneSeconds = new ConstantDistribution(0.001) }, around.Network);
        var add = scenario.Modules[1].Operations[0];
        Assert.Equal(["sold"], add.Publishes);
        Assert.Equal([new Call("db") { Pool = 20, Cache = new CallCache(0.9) { WarmAfter = 1000 } }, new Call("payments"), new Call("catalog.price") { IsAsync = true }], add.Steps.SelectMany(step => step.Calls));
    }

    [Theory]
    [InlineData("ESH0350", "queues={ sold: { consumer: catalog.price } }")]
    [InlineData("ESH0351", "dependencies={ db: { latency: 1ms } }")]
    public void What_nobody_uses_is_pointed_out(string code, string setting)
    {
        var reading = ScenarioReader.Read(Input() with { Settings = [setting] });
        Assert.NotNull(reading.Scenario);
        Assert.Contains(reading.Diagnostics, diagnostic => diagnostic.Code == code && diagnostic.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("ESH0105", "workers have no meaning", "modules.catalog.workers=3")]
    [InlineData("ESH0105", "the workers are the limit", "modules.catalog.discipline=fifo", "modules.catalog.concurrency=3")]
    [InlineData("ESH0105", "a queue has no meaning", "modules.catalog.queue=3")]
    [InlineData("ESH0103", "one of sharing, fifo", "modules.catalog.discipline=lifo")]
    [InlineData("ESH0060", "did you mean 'sold'", "queues={ sold: { consumer: catalog.price } }", "modules.cart.operations.add.publish=[sold, sodl]")]
    [InlineData("ESH0061", "no dependency 'bd'", "modules.cart.operations.add.calls=[ { dependency: bd } ]")]
    [InlineData("ESH0062", "one pool for each target", "modules.cart.operations.add.calls=[ { operation: catalog.price, pool: 2 }, { operation: catalog.product, pool: 3 } ]")]
    [InlineData("ESH0016", "queue sold", "queues={ sold: { consumer: catalog.ship } }", "modules.cart.operations.add.publish=[sold]")]
    [InlineData("ESH0017", "catalog.price → cart.add → catalog.price", "queues={ sold: { consumer: cart.add } }", "modules.catalog.operations.price.publish=[sold]")]
    [InlineData("ESH0105", "takes no connection", "modules.cart.operations.add.calls=[ { operation: catalog.price, pool: 2, async: true } ]")]
    [InlineData("ESH0105", "without 'connections'", "dependencies={ db: { queue: 3 } }")]
    [InlineData("ESH0105", "without 'rateLimit'", "dependencies={ db: { burst: 3 } }")]
    [InlineData("ESH0104", "a rate above 0", "dependencies={ db: { rateLimit: 0 } }")]
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
