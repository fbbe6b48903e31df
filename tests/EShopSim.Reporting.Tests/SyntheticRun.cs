using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;
using EShopSim.Traffic.Description;

namespace EShopSim.Reporting.Tests;

/// <summary>A made-up flash sale: eight times the traffic within ten seconds, later a node dies, later a rollout.</summary>
internal sealed class SyntheticRun
{
    private const double Duration = 7200;
    private readonly double _every;
    private readonly Noise _noise = new(2026);
    private readonly PartState[] _states = [.. ShopPart.All.Select(part => new PartState(part))];
    private readonly List<double> _times = [];
    private readonly Recorder _recorder = new();
    private readonly List<HpaSync> _syncs = [];
    private readonly LogHistogram[] _latencies = [.. ShopPart.All.Select(_ => new LogHistogram())];
    private readonly double[] _offered = new double[ShopPart.All.Length];
    private readonly double[] _failed = new double[ShopPart.All.Length];

    private SyntheticRun(double everySeconds) => _every = everySeconds;

    /// <summary>The run, with a sample every so many seconds (which must divide 15).</summary>
    public static RunResult Of(double everySeconds = 5) => new SyntheticRun(everySeconds).Build();

    public static double RateAt(double t) => t switch
    {
        < 1800 => 200 + (20 * Math.Sin(t / 200)),
        < 1810 => 200 + ((t - 1800) * 140),
        < 3600 => 1600 - ((t - 1810) * 0.1),
        < 5400 => 1420 - ((t - 3600) * 0.6),
        _ => 340,
    };

    private RunResult Build()
    {
        for (var i = 1; i * _every <= Duration; i++)
            Sample(i * _every);
        return Result();
    }

    private void Sample(double t)
    {
        _times.Add(t);
        var rate = RateAt(t);
        for (var p = 0; p < _states.Length; p++)
        {
            if (t - _every < 4200 && t >= 4200)
                _states[p].Lost = Math.Max(1, _states[p].Ready / 6);
            SamplePart(t, rate * ShopPart.All[p].Share * (1 + (0.04 * _noise.Next())), p);
        }

        SampleNodes(t);
    }

    private void SamplePart(double t, double offered, int p)
    {
        var (part, state) = (ShopPart.All[p], _states[p]);
        var cpuMs = part.CpuMs * (p == 0 && t > 5700 ? 1.3 : 1);
        var demand = offered * cpuMs;
        state.Step(t, demand);
        if (part.HasHpa && t % 15 == 0)
            _syncs.Add(state.Sync(t));
        var load = demand / (state.Ready * 1000.0);
        var failed = load > 1 ? offered * (1 - (1 / load)) : t is > 4200 and < 4245 ? offered * 0.15 : 0;
        var p50 = part.BaseMs * (1 + (0.1 * _noise.Next())) / Math.Max(0.04, 1 - Math.Min(load, 0.97));
        _recorder.Workload(part, state, demand, offered, failed, p50, load);
        if (part.Operation.Length > 0)
            Operation(p, t, offered, failed, p50);
    }

    private void Operation(int p, double t, double offered, double failed, double p50)
    {
        var silent = t is > 6600 and < 6700 && p == 2;
        _recorder.Operation(ShopPart.All[p].Operation, silent ? 0 : offered, silent ? 0 : failed, silent ? double.NaN : p50);
        if (t <= 600 || silent)
            return;
        _offered[p] += offered * _every;
        _failed[p] += failed * _every;
        foreach (var factor in (ReadOnlySpan<double>)[0.6, 0.8, 1, 1, 1.2, 1.6, 2.2, 2.8, 3.6, 5])
            _latencies[p].Record(p50 * factor / 1000);
    }

    private void SampleNodes(double t)
    {
        var pods = _states.Sum(s => s.Existing);
        var usage = ShopPart.All.Select((part, p) => RateAt(t) * part.Share * part.CpuMs).Sum();
        for (var n = 0; n < 6; n++)
        {
            var down = n == 2 && t is > 4200 and < 5400;
            var here = down ? (t < 4530 ? pods / 6 : 0) : (pods / (t is > 4530 and < 5400 ? 5 : 6)) + (n < pods % 6 ? 1 : 0);
            _recorder.Node(n, down && t > 4245 ? 0 : 1, here, down ? 0 : usage / 6);
        }
    }

    private RunResult Result() => new()
    {
        Scenario = SyntheticScenario.FlashSale,
        Seed = 18446744073709551615,
        Replication = 0,
        Digest = 0x00c0ffee12345678,
        EngineEvents = 123_456_789,
        SimulatedTime = TimeSpan.FromSeconds(Duration),
        SampleTimesSeconds = _times,
        Workloads = _recorder.Workloads,
        Operations = _recorder.Operations,
        Nodes = _recorder.Nodes,
        Failures =
        [
            new FailureSeries("shoppers", "catalog.product", "queue full", "inventory", [.. _times.Select(t => t is > 1800 and <= 2100 ? 12f : 0f)]),
            new FailureSeries("shoppers", "orders.place", "pod stopped", "orders", [.. _times.Select(t => t is > 3600 and <= 4500 ? 2.5f : 0f)]),
        ],
        HpaSyncs = _syncs,
        Pods = SyntheticScenario.Pods,
        Events = SyntheticScenario.ClusterEvents,
        OperationSummaries = [.. Enumerable.Range(0, 3).Select(Summary)],
        WorkloadSummaries = [.. ShopPart.All.Select(WorkloadSummary)],
        Objectives =
        [
            new ObjectiveVerdict(SyntheticScenario.FlashSale.Objectives[0], _latencies[2].Quantile(0.99), false),
            new ObjectiveVerdict(SyntheticScenario.FlashSale.Objectives[1], 0.0123, false),
            new ObjectiveVerdict(SyntheticScenario.FlashSale.Objectives[2], _latencies[0].Quantile(0.95), true),
        ],
        ObjectiveWindows = [[new ObjectiveWindow(0, 10, 0.5, true), new ObjectiveWindow(10, 20, 0.1, false)], [], []],
        Cost = new CostSummary(4.608, 2.304, 12, 0.000786),
        Requests = new RequestCounts(5_861_234, 5_799_020, 62_201, 13, 9_876_543),
    };

    private OperationSummary Summary(int p) => new(ShopPart.All[p].Operation)
    {
        Offered = (long)_offered[p],
        Completed = (long)_offered[p] - (long)_failed[p],
        Failures = [new FailureCount("client timeout", (long)_failed[p] - ((long)_failed[p] / 4)), new FailureCount("queue full", (long)_failed[p] / 4)],
        LatencySeconds = _latencies[p],
        Parts =
        [
            new LatencyPart(ShopPart.All[p].Name, LatencyKind.Queue, _latencies[p].Sum / 8),
            new LatencyPart(ShopPart.All[p].Name, LatencyKind.Cpu, _latencies[p].Sum / 2),
            new LatencyPart("inventory", LatencyKind.Wait, _latencies[p].Sum * 3 / 8),
        ],
        FailureSources = [new FailureSource("queue full", "inventory", (long)_failed[p])],
    };

    private WorkloadSummary WorkloadSummary(ShopPart part, int p)
    {
        var series = _recorder.Workloads[p];
        return new WorkloadSummary(part.Ref)
        {
            MinReadyReplicas = (int)series.ReadyReplicas.Min(),
            MaxReadyReplicas = (int)series.ReadyReplicas.Max(),
            MeanReadyReplicas = series.ReadyReplicas.Average(v => (double)v),
            ReplicaHours = series.Replicas.Sum(v => (double)v) * _every / 3600,
            Scalings = _states[p].Scalings,
            CpuUtilizationPercent = part.Name == "payments" ? double.NaN : series.CpuUtilizationPercent.Average(v => (double)v),
            CpuCoreHours = series.CpuUsageMillicores.Sum(v => (double)v) * _every / 3_600_000,
            Requests = (long)(series.RequestsPerSecond.Sum(v => (double)v) * _every),
            Errors = (long)(series.ErrorsPerSecond.Sum(v => (double)v) * _every),
        };
    }
}
