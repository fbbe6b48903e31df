using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using FsCheck.Xunit;
using Module = EShopSim.Traffic.Description.Module;

namespace EShopSim.Traffic.Tests;

/// <summary>Random small shops in which pods come, drain, are killed and die at random: nothing is ever lost or counted twice.</summary>
public sealed class ConservationProperties
{
    private const int Modules = 4;

    [Property(Replay = "(20,21)", MaxTest = 250)]
    public void Requests_are_conserved_and_obey_Littles_law(int seed) => Conserve(seed, isResilient: false);

    [Property(Replay = "(24,25)", MaxTest = 250)]
    public void Requests_are_conserved_whatever_callers_and_proxies_do(int seed) => Conserve(seed, isResilient: true);

    private static void Conserve(int seed, bool isResilient)
    {
        var random = new RandomStream((ulong)(uint)seed);
        var withTimeout = random.NextDouble() < 0.7;
        var shop = NewShop(random, withTimeout, isResilient: isResilient);
        var pods = new List<PodUnderTest>();
        for (var module = 0; module < Modules; module++)
            pods.Add(Run(shop, random, module));
        shop.Engine.Start();
        for (var step = 1; step <= 80; step++)
        {
            shop.RunUntil(step * 25);
            Disturb(shop, random, pods);
            shop.Engine.CheckInvariants();
        }

        // Traffic ends at two seconds: with client timeouts nothing may be left in the end.
        shop.RunUntil(600_000);
        Assert.Equal(shop.Engine.Totals.Arrived, shop.Engine.Entries.Sum(entry => entry.Offered));
        Assert.Equal(shop.Engine.Totals.Failed, shop.Engine.Entries.Sum(entry => FailureCauses.All.Sum(entry.Failures)));
        Assert.Equal(shop.Engine.Totals.Calls, shop.Engine.Modules.Sum(meter => meter.Received) + shop.Engine.Dependencies.Sum(meter => meter.Received));
        if (withTimeout)
        {
            Assert.Equal(0, shop.Engine.Totals.InFlight);
            Assert.Equal(0, shop.Engine.Queues.Sum(queue => queue.InHand));
            Assert.Equal(0, shop.Engine.Plane.Calls.InUse);
            Assert.Equal(0, shop.Engine.Plane.Visits.InUse);
            Assert.Equal(0, shop.Engine.Plane.Pursuits.InUse);
            Assert.Equal(0, shop.Engine.Plane.Attempts.InUse);
        }
    }

    [Property(Replay = "(22,23)", MaxTest = 60)]
    public void The_CPU_used_is_what_the_requests_asked_for(int seed)
    {
        var random = new RandomStream((ulong)(uint)seed);
        var shop = NewShop(random, withTimeout: true, warmsUp: false);
        var pods = new List<PodUnderTest>();
        for (var i = 0; i < 2 * Modules; i++)
            pods.Add(Run(shop, random, i % Modules));
        var asked = 0L;
        shop.Engine.Plane.Service.Began = (_, _, cpuTicks, _) => asked += cpuTicks;
        shop.Engine.Start();
        shop.RunUntil(600_000);
        var used = shop.Engine.Modules.Sum(meter => meter.CpuCoreSeconds);
        Assert.Equal(used, pods.Sum(pod => shop.Engine.CpuCoreSeconds(pod.Pod)), 1e-9);

        // Each burst ends at a whole tick.
        Assert.Equal(asked / 1e7, used, shop.Engine.Totals.Calls * 4e-7);
    }

    private static Shop NewShop(RandomStream random, bool withTimeout, bool warmsUp = true, bool isResilient = false)
    {
        var modules = new Module[Modules];
        for (var m = 0; m < Modules; m++)
        {
            var operations = new Operation[2];
            for (var o = 0; o < 2; o++)
                operations[o] = new Operation($"m{m}.o{o}", Law(random), Law(random), Steps(random, m, isResilient)) { Publishes = m < Modules - 1 && random.NextDouble() < 0.3 ? ["work"] : [], Parallelism = random.NextDouble() < 0.7 ? 1 : 1 + random.NextIndex(5) };
            var isPool = random.NextDouble() < 0.3;
            modules[m] = Shop.Module($"m{m}", operations) with
            {
                Discipline = isPool ? ServiceDiscipline.Fifo : ServiceDiscipline.Sharing,
                Workers = isPool && random.NextDouble() < 0.5 ? 1 + random.NextIndex(4) : null,
                Concurrency = random.NextDouble() < 0.5 ? 1 + random.NextIndex(5) : null,
                WarmUp = random.NextDouble() < 0.2 && warmsUp ? new WarmUp(1 + random.NextIndex(3)) { Requests = 5 } : null,
                Pauses = random.NextDouble() < 0.2 ? new Pauses(new ExponentialDistribution(1), new ExponentialDistribution(0.1)) : null,
                QueueLimit = random.NextDouble() < 0.5 ? random.NextIndex(6) : null,
            };
            if (isResilient)
                modules[m] = Resilience.Of(modules[m], random);
        }

        var traffic = new TrafficSource("clients", [new MixEntry("m0.o0", 1), new MixEntry("m0.o1", 2), new MixEntry("m1.o0", 1)], RateCurve.Constant(20 + random.NextIndex(200), TimeSpan.FromSeconds(2)))
        {
            Timeout = withTimeout ? TimeSpan.FromMilliseconds(10 + random.NextIndex(300)) : null,
        };
        var vip = Shop.Poisson("m0.o0", random.NextIndex(60), seconds: 2, timeoutMs: withTimeout ? 200 : null) with { Name = "vip", Priority = 1 };
        return new Shop(modules, [traffic, vip], (ulong)random.NextIndex(1000), nodeCores: 1 + random.NextIndex(3), surroundings: Around(random));
    }

    private static Surroundings Around(RandomStream random) => new()
    {
        Queues =
        [
            new MessageQueue("work", $"m{Modules - 1}.o0")
            {
                Concurrency = 1 + random.NextIndex(3),
                MaxLength = random.NextDouble() < 0.5 ? 1 + random.NextIndex(50) : null,
                Redeliveries = random.NextIndex(3),
                Timeout = TimeSpan.FromMilliseconds(5 + random.NextIndex(100)),
            },
        ],
        Dependencies =
        [
            new Dependency("db", Law(random))
            {
                Connections = random.NextDouble() < 0.7 ? 1 + random.NextIndex(4) : null,
                QueueLimit = random.NextDouble() < 0.5 ? random.NextIndex(10) : null,
                RatePerSecond = random.NextDouble() < 0.3 ? 1 + random.NextIndex(300) : null,
            },
        ],
        Network = random.NextDouble() < 0.5 ? new Network { SameNodeSeconds = Law(random) } : null,
    };

    private static Distribution Law(RandomStream random) => random.NextIndex(4) switch
    {
        0 => new ConstantDistribution(0),
        1 => new ConstantDistribution(0.002),
        2 => new ExponentialDistribution(0.005),
        _ => new UniformDistribution(0, 0.02),
    };

    // Calls go to later modules only, so that they never run in a circle.
    private static CallStep[] Steps(RandomStream random, int module, bool isResilient)
    {
        if (module == Modules - 1)
            return [];
        var steps = new CallStep[random.NextIndex(3)];
        for (var s = 0; s < steps.Length; s++)
        {
            var calls = new Call[1 + random.NextIndex(3)];
            for (var c = 0; c < calls.Length; c++)
            {
                calls[c] = new Call(random.NextDouble() < 0.2 ? "db" : $"m{module + 1 + random.NextIndex(Modules - 1 - module)}.o{random.NextIndex(2)}")
                {
                    IsAsync = random.NextDouble() < 0.15,
                    Cache = random.NextDouble() < 0.15 ? new CallCache(0.5) { WarmAfter = 20 } : null,
                    Pool = random.NextDouble() < 0.3 ? 2 : null,
                    Probability = random.NextDouble() < 0.5 ? 1 : random.NextDouble(),
                    Count = 1 + random.NextIndex(2),
                    Retries = random.NextIndex(3),
                    Timeout = random.NextDouble() < 0.5 ? TimeSpan.FromMilliseconds(1 + random.NextIndex(40)) : null,
                };
                if (isResilient)
                    calls[c] = Resilience.Of(calls[c], random);
            }

            steps[s] = new CallStep(calls);
        }

        return steps;
    }

    private static PodUnderTest Run(Shop shop, RandomStream random, int module) =>
        new(shop.RunPod($"m{module}", random.NextDouble() < 0.5 ? 100 + random.NextIndex(1500) : null));

    private static void Disturb(Shop shop, RandomStream random, List<PodUnderTest> pods)
    {
        var pod = pods[random.NextIndex(pods.Count)];
        switch (random.NextIndex(6))
        {
            case 0 or 1:
                pods.Add(Run(shop, random, random.NextIndex(Modules)));
                break;
            case 2:
                shop.Engine.EndpointRemoved(pod.Pod);
                break;
            case 3 when !pod.IsGone:
                shop.Engine.Terminating(pod.Pod);
                break;
            case 4 when !pod.IsGone:
                pod.IsGone = true;
                shop.Engine.Stopped(pod.Pod, silently: false);
                break;
            case 5 when !pod.IsGone:
                pod.IsGone = true;
                shop.Engine.Stopped(pod.Pod, silently: true);
                break;
        }
    }

    private sealed class PodUnderTest(Pod pod)
    {
        public Pod Pod { get; } = pod;

        public bool IsGone { get; set; }
    }
}
