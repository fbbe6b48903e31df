using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Fluid;

/// <summary>A dependency outside the cluster as a station without pods: its connections are its places.</summary>
internal static class FluidDependency
{
    public static FluidOperation Of(Dependency dependency, Simulator simulator)
    {
        var workload = new WorkloadRef(WorkloadKind.Deployment, "", dependency.Name);
        var module = new Module(dependency.Name, workload) { Concurrency = dependency.Connections, QueueLimit = dependency.QueueLimit };
        return new FluidOperation(
            new Operation(dependency.Name, new ConstantDistribution(0), dependency.LatencySeconds, []),
            new FluidModule(module, -1, new ModuleMeter(dependency.Name, workload), simulator) { IsExternal = true, RatePerSecond = dependency.RatePerSecond ?? double.PositiveInfinity });
    }
}
