using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Planning.Runs;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests;

/// <summary>The fluid engine against closed forms and against the same scenario request by request.</summary>
public sealed class FluidTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(160)]
    public void Two_cores_share_as_Erlang_says(double perSecond)
    {
        var latency = Run(Station.Of(perSecond: perSecond), SimulationEngine.Fluid).Operations[0].LatencySeconds;

        // M/M/2: mean time is that of service and of waiting, 0.01/(1 - rho²), whatever the discipline.
        var rho = perSecond / 200;
        var exact = 0.01 / (1 - (rho * rho));
        Assert.InRange(latency.Mean / exact, 0.95, 1.05);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(150)]
    public void Percentiles_are_near_those_of_single_requests(double perSecond)
    {
        var fluid = Run(Station.Of(perSecond: perSecond), SimulationEngine.Fluid).Operations[0].LatencySeconds;
        var exact = Run(Station.Of(perSecond: perSecond, minutes: 20), SimulationEngine.Requests).Operations[0].LatencySeconds;

        Assert.InRange(fluid.Mean / exact.Mean, 0.93, 1.07);
        Assert.InRange(fluid.Quantile(0.95) / exact.Quantile(0.95), 0.85, 1.15);
        Assert.InRange(fluid.Quantile(0.99) / exact.Quantile(0.99), 0.8, 1.2);
    }

    [Fact]
    public void The_99th_percentile_is_not_the_98th()
    {
        var fluid = Run(Station.Of(perSecond: 20), SimulationEngine.Fluid).Operations[0].LatencySeconds;

        // At a tenth of the load nearly an exponential time of 10 ms: 46 ms are the 99th percentile, 42 ms the 98.5th.
        Assert.InRange(fluid.Quantile(0.99) * 1000, 44.5, 49);
    }

    [Fact]
    public void Few_lose_much_to_a_CPU_limit_and_most_nothing()
    {
        var limited = Limited(Station.Of(perSecond: 65, minutes: 20), 1);
        var fluid = Run(limited, SimulationEngine.Fluid).Operations[0].LatencySeconds;
        var exact = Run(limited, SimulationEngine.Requests).Operations[0].LatencySeconds;

        Assert.InRange(fluid.Mean / exact.Mean, 0.85, 1.15);
        Assert.InRange(fluid.Quantile(0.99) / exact.Quantile(0.99), 0.7, 1.3);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    public void A_limit_below_a_core_stops_a_request_that_is_alone(double limitCores)
    {
        var station = Limited(Station.Of(cpuSeconds: 0.02, perSecond: 1, minutes: 60), limitCores);
        var fluid = Run(station, SimulationEngine.Fluid).Operations[0].LatencySeconds;
        var exact = Run(station, SimulationEngine.Requests).Operations[0].LatencySeconds;

        Assert.InRange(fluid.Mean / exact.Mean, 0.9, 1.2);
        Assert.InRange(fluid.Quantile(0.99) / exact.Quantile(0.99), 0.7, 1.2);
    }

    [Fact]
    public void Answers_are_those_that_came_in_time_and_a_failed_call_ends_the_visit()
    {
        var scenario = Chain();
        var fluid = ScenarioRunner.Run(scenario, new RunOptions { Engine = SimulationEngine.Fluid });
        var exact = ScenarioRunner.Run(scenario, new RunOptions());

        // Half of the first calls come in time, half of the second tries of the others: a quarter fails, and never gets to the last module.
        Assert.InRange(Share(fluid), 0.2, 0.3);
        Assert.InRange(fluid.OperationSummaries[0].LatencySeconds.Mean / exact.OperationSummaries[0].LatencySeconds.Mean, 0.9, 1.1);
        Assert.InRange(Received(fluid, "last") / Received(exact, "last"), 0.95, 1.05);

        static double Share(RunResult run) => (double)run.Requests.Failed / run.Requests.Arrived;
        static double Received(RunResult run, string name) => run.WorkloadSummaries.Single(w => w.Workload.Name == name).Requests;
    }

    [Fact]
    public void A_backlog_is_carried_over_and_worked_off()
    {
        var scenario = Station.Of(limitSeconds: 0.2, minutes: 10) with
        {
            Traffic =
            [
                new TrafficSource("clients", [new MixEntry("station.serve", 1)], new RateCurve(
                [
                    new RateSegment(TimeSpan.Zero, TimeSpan.FromMinutes(2), 100, 100),
                    new RateSegment(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3), 300, 300),
                    new RateSegment(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), 100, 100),
                ])),
            ],
        };
        var fluid = ScenarioRunner.Run(scenario, new RunOptions { Engine = SimulationEngine.Fluid });

        // 100 too many for 50 s are 5,000, at 200 a second 25 s of delay; after another 10 s they are worked off at 100 a second in 60 s.
        Assert.InRange(fluid.Operations[0].LatencyMeanMs.Skip(165).Take(10).Average(), 24_000, 26_000);
        Assert.InRange(fluid.ObjectiveWindows[0].Count(w => w.Missed) * 10, 110, 140);
    }

    [Fact]
    public void Nothing_is_drawn_and_nothing_is_lost()
    {
        var one = ScenarioRunner.Run(Station.Of(), new RunOptions { Engine = SimulationEngine.Fluid });
        var other = ScenarioRunner.Run(Station.Of(), new RunOptions { Engine = SimulationEngine.Fluid, Seed = 99 });

        Assert.Equal(one.OperationSummaries[0].LatencySeconds.Buckets(), other.OperationSummaries[0].LatencySeconds.Buckets());
        Assert.Equal(one.Requests.Arrived, one.Requests.Completed + one.Requests.Failed + one.Requests.InFlight);
        Assert.Equal(30_000, one.Requests.Arrived);
    }

    [Fact]
    public void Calm_times_go_in_long_steps_that_no_sample_shows()
    {
        var hour = ScenarioRunner.Run(Station.Of(minutes: 60), new RunOptions { Engine = SimulationEngine.Fluid });
        var busy = ScenarioRunner.Run(Station.Of(perSecond: 190, minutes: 60), new RunOptions { Engine = SimulationEngine.Fluid });

        Assert.InRange(busy.EngineEvents - hour.EngineEvents, 3200, 3300);
        Assert.All(hour.Operations[0].OfferedPerSecond, rate => Assert.Equal(100, rate));
    }

    [Fact]
    public void A_pod_that_goes_in_a_calm_time_is_missed_within_a_second()
    {
        var failing = Station.Of(perSecond: 20) with { Events = [new ScaleEvent(TimeSpan.FromSeconds(123), new WorkloadRef(WorkloadKind.Deployment, "default", "station"), 0)] };
        var run = ScenarioRunner.Run(failing, new RunOptions { Engine = SimulationEngine.Fluid });

        Assert.Equal(0, run.Operations[0].FailedPerSecond.Take(123).Sum());
        Assert.All(run.Operations[0].FailedPerSecond.Skip(125), rate => Assert.Equal(20, rate));
    }

    private static Scenario Limited(Scenario station, double limitCores)
    {
        var deployment = station.Cluster.Deployments[0];
        var container = deployment.Template.Containers[0] with { Limits = new ResourceList((long)(1000 * limitCores), null) };
        return station with
        {
            Cluster = station.Cluster with
            {
                Nodes = [new Node("node-1", new ResourceList(4000, 16L << 30) { Pods = 10 })],
                Deployments = [deployment with { Template = deployment.Template with { Containers = [container] } }],
            },
        };
    }

    // Each request makes a call that takes 69 ms in the middle and may take that long, with one retry, and then another one.
    private static Scenario Chain()
    {
        var station = Station.Of(cpuSeconds: 0.0005, perSecond: 40);
        var deployment = station.Cluster.Deployments[0];
        string[] names = ["station", "slow", "last"];
        return station with
        {
            Cluster = station.Cluster with
            {
                Nodes = [new Node("node-1", new ResourceList(4000, 16L << 30) { Pods = 10 })],
                Deployments = [.. names.Select(name => deployment with { Meta = new ObjectMeta("default", name), Selector = Labels(name), Template = deployment.Template with { Labels = Labels(name).MatchLabels } })],
            },
            Modules =
            [
                Module("station", 0, new Call("slow.serve") { Timeout = TimeSpan.FromMilliseconds(69.3), Retries = 1 }, new Call("last.serve")),
                Module("slow", 0.1),
                Module("last", 0),
            ],
        };

        static LabelSelector Labels(string name) => new(new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = name }, []);
        static Module Module(string name, double waitSeconds, params Call[] calls) => new(name, new WorkloadRef(WorkloadKind.Deployment, "default", name))
        {
            Operations = [new Operation($"{name}.serve", new ConstantDistribution(0.0005), waitSeconds > 0 ? new ExponentialDistribution(waitSeconds) : new ConstantDistribution(0), [.. calls.Select(call => new CallStep([call]))])],
        };
    }

    private static RunMeasures Run(Scenario scenario, SimulationEngine engine) =>
        RunMeasures.Of(ScenarioRunner.Run(scenario, new RunOptions { Engine = engine }));
}
