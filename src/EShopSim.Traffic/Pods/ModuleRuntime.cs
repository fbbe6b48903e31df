using EShopSim.Cluster;
using EShopSim.Traffic.Cpu;

namespace EShopSim.Traffic.Pods;

/// <summary>A module at work.</summary>
internal abstract class ModuleRuntime(ModuleMeter meter)
{
    public ModuleMeter Meter { get; } = meter;

    /// <summary>Puts the module's work into a pod whose containers have started.</summary>
    public abstract PodWork Start(Pod pod, NodeCpu node);
}
