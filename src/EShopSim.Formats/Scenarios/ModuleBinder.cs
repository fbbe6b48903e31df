using EShopSim.Cluster;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds modules to the workloads whose pods they describe.</summary>
internal sealed class ModuleBinder(WorkloadLookup lookup, Findings findings)
{
    private const double DefaultProbeCpuSeconds = 0.001;

    private readonly Dictionary<Workload, YamlScalar> _taken = [];

    internal List<Module> Modules { get; } = [];

    internal List<PodTiming> Timings { get; } = [];

    internal List<ContainerLoad> ContainerLoads { get; } = [];

    /// <summary>The modules that could be bound, with their declarations.</summary>
    internal List<(Workload Workload, Keyed<ModuleDeclaration> Module)> Bound { get; } = [];

    internal OperationGraph Operations { get; } = new(findings);

    internal void Bind(IReadOnlyList<Keyed<ModuleDeclaration>> modules)
    {
        foreach (var module in modules)
        {
            var name = module.Name[(module.Name.LastIndexOf('/') + 1)..];
            var workload = lookup.Find("spec.modules", module.Name, module.Key, kind: null);
            var operations = Bind(name, module);
            if (workload is null)
                continue;
            if (!_taken.TryAdd(workload, module.Key))
            {
                findings.Add(DiagnosticCodes.DuplicateName, module.Key.At, $"modules '{_taken[workload].Text}' and '{module.Name}' describe the same {workload.Ref}");
                continue;
            }

            workload = ContainerBinder.WithMain(workload, module.Value);
            Bound.Add((workload, module));
            Modules.Add(ToModule(name, workload, module.Value, operations));
            Timings.Add(ToTiming(workload, module.Value));
            if (ContainerBinder.Of(workload, module, findings) is { } load)
                ContainerLoads.Add(load);
        }
    }

    private List<Operation> Bind(string name, Keyed<ModuleDeclaration> module)
    {
        var operations = new List<Operation>();
        foreach (var (key, declaration) in module.Value.Operations)
        {
            var fullName = $"{name}.{key.Text}";
            if (!Operations.Add(fullName, declaration))
                findings.Add(DiagnosticCodes.DuplicateName, key.At, $"two modules have an operation '{fullName}'; rename one");
            operations.Add(new Operation(fullName, declaration.CpuSeconds, declaration.WaitSeconds, [.. declaration.Steps.Select(step => new CallStep([.. step.Select(call => call.Call)]))]) { Parallelism = declaration.Parallelism, Publishes = [.. declaration.Publishes.Select(queue => queue.Value)] });
        }

        return operations;
    }

    private static Module ToModule(string name, Workload workload, ModuleDeclaration module, IReadOnlyList<Operation> operations) => new(name, workload.Ref)
    {
        Discipline = module.Discipline,
        Workers = module.Workers,
        Concurrency = module.Concurrency,
        QueueLimit = module.Queue,
        WarmUp = module.WarmUp,
        Pauses = module.Pauses,
        BaseMemoryBytes = module.BaseMemoryBytes,
        MemoryPerRequestBytes = module.MemoryPerRequestBytes,
        ProbeCpuSeconds = module.ProbeCpuSeconds ?? DefaultProbeCpuSeconds,
        Operations = operations,
        CpuDemand = module.CpuDemand,
    };

    private PodTiming ToTiming(Workload workload, ModuleDeclaration module)
    {
        var known = workload.Template.InitContainers.Where(container => !container.IsSidecar).Select(container => container.Name).ToArray();
        foreach (var init in module.InitContainers.Where(init => !known.Contains(init.Name, StringComparer.Ordinal)))
            findings.Add(DiagnosticCodes.InitContainerUnknown, init.Key.At, $"the pods of {workload.Ref} have no init container '{init.Name}'{Suggestion.For(init.Name, known)}");
        var timing = new PodTiming(workload.Ref);
        return timing with
        {
            StartupSeconds = module.Startup ?? timing.StartupSeconds,
            ShutdownSeconds = module.Shutdown ?? timing.ShutdownSeconds,
            ImagePullSeconds = module.ImagePull ?? timing.ImagePullSeconds,
            InitSeconds = module.InitContainers.ToDictionary(init => init.Name, init => init.Value, StringComparer.Ordinal),
        };
    }
}
