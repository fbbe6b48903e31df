using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Replay;

namespace EShopSim.Traffic.Pods;

/// <summary>A module at work.</summary>
internal abstract class ModuleRuntime(ModuleMeter meter)
{
    public ModuleMeter Meter { get; } = meter;

    /// <exception cref="ArgumentException">The module has both operations and a CPU demand, or a number is out of range.</exception>
    public static ModuleRuntime Of(Module module, Simulator simulator, EvenShares shares)
    {
        if (module.Concurrency < 1 || module.QueueLimit < 0 || module.Workers < 1)
            throw new ArgumentException($"the concurrency, workers or queue limit of {module.Name} is out of range", nameof(module));
        if (module.WarmUp is { } warmUp && !(warmUp.Factor >= 1 && double.IsFinite(warmUp.Factor) && (warmUp.Requests > 0 || warmUp.Time > TimeSpan.Zero)))
            throw new ArgumentException($"the warm-up of {module.Name} is out of range", nameof(module));
        var meter = new ModuleMeter(module.Name, module.Workload, shares);
        if (module.CpuDemand is not { } demand)
            return new ServiceModule(module, meter);
        if (module.Operations.Count > 0)
            throw new ArgumentException($"{module.Name} has both operations and a CPU demand", nameof(module));
        return new ReplayModule(module, demand, meter, simulator, shares);
    }

    /// <summary>Puts the module's work into a pod whose containers have started.</summary>
    public abstract PodWork Start(Pod pod, NodeCpu node);
}
