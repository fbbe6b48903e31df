using EShopSim.Engine;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Modules: what the pods of a workload do.</summary>
internal static class ModuleShapes
{
    private const int MaxParallelism = 1024;

    private static readonly Shape<(long? Base, long PerRequest)> Memory = new ObjectShape<(long?, long)>("memory", fields =>
    {
        var idle = fields.MaybeValue("base", Scalar.Memory, "Working set of an idle pod. Default: half of the pod's memory request, else 64Mi.");
        var perRequest = fields.Optional("perRequest", Scalar.Memory, 0L, "What each request in flight adds. Default 0.");
        return values => (values.Get(idle), values.Get(perRequest));
    });

    private static readonly Shape<(long Cpu, long Memory)> Sidecar = new ObjectShape<(long, long)>("a sidecar", fields =>
    {
        var cpu = fields.Optional("cpu", Scalar.Cpu, 0L, "CPU it uses all the time. Default 0.");
        var memory = fields.Optional("memory", Scalar.Memory, 0L, "Its working set. Default 0.");
        return values => (values.Get(cpu), values.Get(memory));
    });

    private static readonly Shape<CpuDemand> Demand = new ObjectShape<CpuDemand>("a CPU demand", fields =>
    {
        var point = new PairShape<long>(TimeShapes.Duration, Scalar.Cpu, "a point [time, cpu] such as [10m, 500m]");
        var points = fields.Required("points", new ListShape<Located<(TimeSpan At, long Value)>>(point, minItems: 1), [], "Time and CPU of the whole workload; linear between points.");
        var cap = fields.MaybeValue("podCap", Scalar.Cpu, "The most one pod can use. Default: its CPU limit.");
        var idle = fields.Optional("idle", Scalar.Cpu, 0L, "What a running pod uses besides. Default 0.");
        var startup = fields.Optional("startup", Scalar.Cpu, 0L, "What a pod uses until it is ready. Default 0.");
        return values =>
        {
            CheckOrder(values.Context, values.Get(points));
            return new CpuDemand([.. values.Get(points).Select(p => new DemandPoint(p.Value.At, p.Value.Value))])
            {
                PodCapMillicores = values.Get(cap),
                IdleMillicores = values.Get(idle),
                StartupMillicores = values.Get(startup),
            };
        };
    });

    private static readonly Shape<OperationDeclaration> Operation = new ObjectShape<OperationDeclaration>("an operation", fields =>
    {
        Distribution nothing = new ConstantDistribution(0);
        var cpu = fields.Optional("cpu", DistributionShape.Instance, nothing, "CPU time of one core per request. Default 0s.");
        var wait = fields.Optional("wait", DistributionShape.Instance, nothing, "Time per request that needs no CPU. Default 0s.");
        var parallelism = fields.Optional("parallelism", Scalar.Integer(1, MaxParallelism), 1, "Threads that the CPU time is split over. Default 1.");
        var calls = fields.Optional("calls", new ListShape<IReadOnlyList<CallDeclaration>>(CallShapes.Step), [], "Calls to other operations, in order, after the CPU time.");
        var publish = fields.Optional("publish", new ListShape<Located<string>>(new LocatedShape<string>(Scalar.Name)), [], "Queues that get a message from it, after its calls and before its answer.");
        return values => new OperationDeclaration(values.Get(cpu), values.Get(wait), values.Get(calls)) { Parallelism = values.Get(parallelism), Publishes = values.Get(publish) };
    });

    internal static readonly Shape<ModuleDeclaration> Module = new ObjectShape<ModuleDeclaration>("a module", fields =>
    {
        var startup = fields.Maybe("startup", DistributionShape.Instance, "From container start until the readiness probe succeeds. Default 5s.");
        var shutdown = fields.Maybe("shutdown", DistributionShape.Instance, "From SIGTERM until exit, once drained. Default 1s.");
        var pull = fields.Maybe("imagePull", DistributionShape.Instance, "To pull the image where a node does not have it. Default 2s.");
        var discipline = fields.Optional("discipline", Scalar.Choice(("sharing", ServiceDiscipline.Sharing), ("fifo", ServiceDiscipline.Fifo)), ServiceDiscipline.Sharing, "sharing (the default): requests in service share the cores evenly. fifo: workers take them in order of arrival and serve each to its end.");
        var workers = fields.MaybeValue("workers", Scalar.Integer(1), "Workers per pod under fifo. Default: one per core of the pod's CPU limit, else of its node.");
        var concurrency = fields.MaybeValue("concurrency", Scalar.Integer(1), "Requests in service per pod. Default: unlimited.");
        var queue = fields.MaybeValue("queue", Scalar.Integer(0), "Requests waiting beyond that per pod; more is rejected with 503. Default: unlimited.");
        var warmUp = fields.Maybe("warmUp", PodShapes.WarmUp, "What a fresh pod needs more CPU time, and how that passes.");
        var pauses = fields.Maybe("pauses", PodShapes.Pauses, "When a pod stands still as a whole, as for garbage collection.");
        var mesh = fields.MaybeValue("mesh", BalancingShapes.Mesh, "Whose proxies stand before its callers: none, envoy, istio or linkerd, with their defaults. Default: istio where the manifests bring a rule for it, else none.");
        var balancing = fields.Maybe("balancing", BalancingShapes.Balancing, "How requests to it find a pod, beyond the mesh's or the Service's way.");
        var deadlines = fields.Optional<(bool Propagate, bool Cancel)>("deadlines", RetryShapes.Deadlines, (false, false), "What it does about the time its callers have left.");
        var inits = fields.Optional("initContainers", new MapShape<Distribution>(DistributionShape.Instance), [], "How long the init containers run, by their names. Default: 1s each.");
        var probe = fields.MaybeValue("probeCpu", TimeShapes.Seconds, "CPU time that the answer to an HTTP or gRPC probe takes. Default 1ms.");
        var memory = fields.Optional("memory", Memory, (null, 0), "Memory of a pod.");
        var container = fields.MaybeValue("container", new LocatedShape<string>(Scalar.Name), "The container that does the work, as metrics show it. Default: the first.");
        var sidecars = fields.Optional("sidecars", new MapShape<(long, long)>(Sidecar), [], "What other containers use all the time, as metrics show it, by name. Default: nothing.");
        var operations = fields.Optional("operations", new MapShape<OperationDeclaration>(Operation), [], "Kinds of request the pods serve, by name.");
        var demand = fields.Maybe("cpuDemand", Demand, "Instead of operations: measured CPU of the whole workload, replayed.");
        return values =>
        {
            if (values.Has(operations) && values.Has(demand))
                values.Report(DiagnosticCodes.Contradiction, demand, "operations and cpuDemand exclude each other; keep one");
            var isPool = values.Get(discipline) == ServiceDiscipline.Fifo;
            if (values.Has(queue) && !values.Has(concurrency) && !isPool)
                values.Report(DiagnosticCodes.Contradiction, queue, "a queue has no meaning without 'concurrency' or 'discipline: fifo': nothing ever waits");
            if (values.Has(workers) && !isPool)
                values.Report(DiagnosticCodes.Contradiction, workers, "workers have no meaning without 'discipline: fifo'; the requests in service at once are limited by 'concurrency'");
            if (values.Has(concurrency) && isPool)
                values.Report(DiagnosticCodes.Contradiction, concurrency, "under 'discipline: fifo' the workers are the limit; keep 'workers' alone");
            return new ModuleDeclaration
            {
                Startup = values.Get(startup),
                Shutdown = values.Get(shutdown),
                ImagePull = values.Get(pull),
                InitContainers = values.Get(inits),
                ProbeCpuSeconds = values.Get(probe),
                Discipline = values.Get(discipline),
                Workers = values.Get(workers),
                Concurrency = values.Get(concurrency),
                Queue = values.Get(queue),
                WarmUp = values.Get(warmUp),
                Pauses = values.Get(pauses),
                Container = values.Get(container),
                Sidecars = values.Get(sidecars),
                BaseMemoryBytes = values.Get(memory).Base,
                MemoryPerRequestBytes = values.Get(memory).PerRequest,
                Operations = values.Get(operations),
                CpuDemand = values.Get(demand),
                Mesh = values.Get(mesh),
                Balancing = values.Get(balancing),
                PropagatesDeadlines = values.Get(deadlines).Propagate,
                CancelsAbandonedWork = values.Get(deadlines).Cancel,
            };
        };
    });

    private static void CheckOrder(ReadContext context, IReadOnlyList<Located<(TimeSpan At, long Value)>> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].Value.At < points[i - 1].Value.At)
                context.Report(DiagnosticCodes.Contradiction, points[i].Node, "points must follow each other in time");
        }
    }
}
