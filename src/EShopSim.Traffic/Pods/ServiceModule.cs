using EShopSim.Cluster;
using EShopSim.Traffic.Balancing;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Pods;

/// <summary>A module that serves requests.</summary>
internal sealed class ServiceModule(Module module, ModuleMeter meter) : ModuleRuntime(meter)
{
    private DataPlane? _plane;

    public int QueueLimit { get; } = module.QueueLimit ?? int.MaxValue;

    /// <summary>Place among the modules.</summary>
    public int Index { get; private set; }

    public long? BaseMemoryBytes { get; } = module.BaseMemoryBytes;

    public long MemoryPerRequestBytes { get; } = module.MemoryPerRequestBytes;

    public bool CancelsAbandonedWork { get; } = module.CancelsAbandonedWork;

    /// <summary>Indexes of the queues whose messages its pods take.</summary>
    public int[] Queues { get; set; } = [];

    public EndpointTable Endpoints { get; } = new();

    public WarmUp? WarmUp { get; } = module.WarmUp;

    public Pauses? Pauses { get; } = module.Pauses;

    /// <summary>Requests in service at once in a pod that can use so many cores: without a number of workers there is one for each core, as runtimes size their pools.</summary>
    public int ConcurrencyOn(double cores) => module.Discipline == ServiceDiscipline.Fifo
        ? module.Workers ?? Math.Max(1, (int)Math.Ceiling(cores))
        : module.Concurrency ?? int.MaxValue;

    /// <summary>Finds pods for its callers; null where a pod is drawn uniformly at random.</summary>
    public Balancer? Balancer { get; private set; }

    public void Join(DataPlane plane, int index)
    {
        _plane = plane;
        Index = index;
        if (!module.Balancing.IsMemoryless)
            Balancer = new Balancer(module.Balancing, Endpoints, plane.Places, plane.Simulator, Meter);
    }

    public override PodWork Start(Pod pod, NodeCpu node)
    {
        var server = new PodServer(_plane!, this, pod, node);
        _plane!.AddPod(server);
        return server;
    }
}
