using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Benchmarks.Studies;

/// <summary>Shops drawn at random: one to six modules that call each other, under any load from a tenth of what they can do to too much.</summary>
internal sealed class GeneratedShop
{
    private const int NodeCount = 8;
    private const long NodeMillicores = 8000;

    private static readonly TimeSpan s_duration = TimeSpan.FromMinutes(12);

    private readonly RandomStream _random;
    private readonly List<Drawn> _modules = [];

    private GeneratedShop(ulong seed) => _random = new RandomStream(seed);

    /// <summary>The shop of that number.</summary>
    public static Scenario Of(int number) => new GeneratedShop(0x5eed_0000 + (ulong)number).Draw(number);

    private Scenario Draw(int number)
    {
        var peakLoad = Between(0.1, 1.3);
        var perSecond = Between(30, 90);
        var count = 1 + _random.NextIndex(6);
        for (var i = 0; i < count; i++)
            DrawModule(i, count);
        foreach (var module in _modules)
            module.SetDemand(perSecond, Math.Max(0.05, peakLoad * Between(0.6, 1)));
        return new Scenario
        {
            Name = FormattableString.Invariant($"generated-{number:000}"),
            Seed = 100 + (ulong)number,
            Duration = s_duration,
            Warmup = TimeSpan.FromMinutes(1),
            Cluster = new ClusterObjects
            {
                Nodes = [.. Enumerable.Range(1, NodeCount).Select(i => new Node(FormattableString.Invariant($"node-{i}"), new ResourceList(NodeMillicores, 64L << 30) { Pods = 110 }))],
                Deployments = [.. _modules.Select(m => m.Deployment)],
                Services = [.. _modules.Select(m => m.Service)],
                Autoscalers = [.. _modules.Select(m => m.Autoscaler).OfType<HorizontalPodAutoscaler>()],
            },
            Modules = [.. _modules.Select(m => m.Module)],
            Traffic =
            [
                new TrafficSource("clients", [new MixEntry(_modules[0].Operation, 1)], Curve(perSecond)) { Timeout = TimeSpan.FromSeconds(Chance(0.5) ? 2 : 5) },
            ],
        };
    }

    // Each module but the first is called by one before it, once or less, perhaps with a deadline and retries.
    private void DrawModule(int index, int count)
    {
        var (limit, replicas) = (Chance(0.7) ? 500L * (1 + _random.NextIndex(3)) : (long?)null, 1 + _random.NextIndex(4));
        var module = new Drawn($"m{index}", limit, replicas)
        {
            CpuVariation = Between(0.3, 1.5),
            Law = _random.NextIndex(4),
            WaitSeconds = Chance(0.6) ? Between(0.001, 0.03) : 0,
            Concurrency = Chance(0.5) ? 8 << _random.NextIndex(4) : null,
            QueueLimit = Chance(0.5) ? 32 << _random.NextIndex(4) : null,
            TargetPercent = Chance(0.6) ? 40 + (10 * _random.NextIndex(4)) : null,
        };
        _modules.Add(module);
        if (index == 0)
            return;
        var caller = _modules[_random.NextIndex(index)];
        var call = new Call(module.Operation)
        {
            Probability = Chance(0.5) ? 1 : Between(0.3, 0.9),
            Timeout = Chance(0.5) ? TimeSpan.FromMilliseconds(300 + (100 * _random.NextIndex(8))) : null,
            Retries = Chance(0.4) ? 1 : 0,
        };
        module.Visits = caller.Visits * call.Probability;
        caller.Add(call, beside: count > 3 && Chance(0.3));
    }

    // Constant, a step, a ramp, or waves; the highest rate is the same in all.
    private RateCurve Curve(double most)
    {
        var (middle, third) = (s_duration / 2, s_duration / 3);
        return _random.NextIndex(4) switch
        {
            0 => RateCurve.Constant(most, s_duration),
            1 => new RateCurve([new RateSegment(TimeSpan.Zero, third, most / 2, most / 2), new RateSegment(third, 2 * third, most, most), new RateSegment(2 * third, s_duration, most / 2, most / 2)]),
            2 => new RateCurve([new RateSegment(TimeSpan.Zero, middle, most / 4, most), new RateSegment(middle, s_duration, most, most)]),
            _ => Waves(most),
        };
    }

    private static RateCurve Waves(double most)
    {
        const int Parts = 24;
        return new RateCurve([.. Enumerable.Range(0, Parts).Select(i => new RateSegment(s_duration * i / Parts, s_duration * (i + 1) / Parts, At(i), At(i + 1)))]);

        double At(int i) => most * (0.6 + (0.4 * Math.Sin(4 * Math.PI * i / Parts)));
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private double Between(double low, double high) => low + ((high - low) * _random.NextDouble());

    private sealed class Drawn(string name, long? limitMillicores, int replicas)
    {
        private readonly List<List<Call>> _steps = [];
        private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal) { ["app"] = name };
        private Distribution _cpu = new ConstantDistribution(0);

        public string Operation => $"{name}.serve";

        public double CpuVariation { get; init; }

        public int Law { get; init; }

        public double WaitSeconds { get; init; }

        public int? Concurrency { get; init; }

        public int? QueueLimit { get; init; }

        public int? TargetPercent { get; init; }

        /// <summary>Visits per request of a client.</summary>
        public double Visits { get; set; } = 1;

        public Deployment Deployment => new(Meta, new LabelSelector(_labels, []), new PodTemplate
        {
            Labels = _labels,
            Containers =
            [
                new ContainerSpec(name, $"shop/{name}:1")
                {
                    Requests = new ResourceList(RequestMillicores, 128L << 20),
                    Limits = limitMillicores is { } limit ? new ResourceList(limit, null) : ResourceList.None,
                },
            ],
        }) { Replicas = replicas };

        public Service Service => new(Meta, _labels);

        public HorizontalPodAutoscaler? Autoscaler => TargetPercent is not { } target ? null : new(Meta, Workload, 2 * replicas)
        {
            MinReplicas = Math.Max(1, replicas / 2),
            Metrics = [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, target)],
        };

        public Module Module => new(name, Workload)
        {
            Concurrency = Concurrency,
            QueueLimit = Concurrency is null ? null : QueueLimit,
            Operations = [new Operation(Operation, _cpu, new ConstantDistribution(WaitSeconds), [.. _steps.Select(s => new CallStep(s))])],
        };

        private ObjectMeta Meta => new("shop", name);

        private WorkloadRef Workload => new(WorkloadKind.Deployment, "shop", name);

        private long RequestMillicores => limitMillicores / 2 ?? 500;

        public void Add(Call call, bool beside)
        {
            if (beside && _steps.Count > 0)
                _steps[^1].Add(call);
            else
                _steps.Add([call]);
        }

        // The mean demand is what brings the pods of the start to that load at the highest rate; without a limit two cores count.
        public void SetDemand(double perSecond, double load)
        {
            var mean = Math.Clamp(load * replicas * (limitMillicores ?? 2000) / 1000 / (perSecond * Visits), 0.001, 0.08);
            _cpu = Law switch
            {
                0 => new ConstantDistribution(mean),
                1 => new ExponentialDistribution(mean),
                2 => new GammaDistribution(mean, CpuVariation),
                _ => new LogNormalDistribution(mean, CpuVariation),
            };
        }
    }
}
