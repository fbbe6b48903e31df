using EShopSim.Cluster.Api;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Pods;

/// <summary>A dependency as the data plane sees it: a module with one server outside the cluster, which never changes.</summary>
internal static class DependencyModule
{
    /// <summary>The dependency as a module with one operation of its own name, which waits and needs no CPU.</summary>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public static Module Of(Dependency dependency)
    {
        if (dependency.Connections < 1 || dependency.QueueLimit < 0 || !(dependency.RatePerSecond is null or > 0) || !(dependency.Burst is null or >= 1))
            throw new ArgumentException($"the dependency {dependency.Name} has a number out of range", nameof(dependency));
        return new Module(dependency.Name, new WorkloadRef(default, "", dependency.Name))
        {
            Concurrency = dependency.Connections,
            QueueLimit = dependency.QueueLimit,
            BaseMemoryBytes = 0,
            Operations = [new Operation(dependency.Name, new Engine.ConstantDistribution(0), dependency.LatencySeconds, [])],
        };
    }

    /// <summary>Starts the server.</summary>
    public static DependencyMeter Start(DataPlane plane, ServiceModule module, Dependency dependency, int index)
    {
        var server = new PodServer(plane, module, index, new NodeCpu(1));
        plane.AddPod(server);
        server.AddEndpoint();
        server.Dependency = new DependencyMeter(module.Meter, server, dependency.Connections);
        if (dependency.RatePerSecond is { } rate)
            server.Limiter = new RateLimiter(rate, dependency.Burst ?? Math.Max(1, rate));
        return server.Dependency;
    }
}
