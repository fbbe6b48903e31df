using EShopSim.Cluster;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Pods;

/// <summary>A pod as a server: so many requests in service, the others in a queue before it, and one CPU that those in service share.</summary>
internal sealed class PodServer : PodWork
{
    private readonly DataPlane _plane;
    private readonly long _baseMemoryBytes;

    public PodServer(DataPlane plane, ServiceModule module, Pod pod, NodeCpu node)
    {
        _plane = plane;
        Module = module;
        Pod = pod;
        _baseMemoryBytes = module.BaseMemoryBytes ?? PodContainers.MemoryRequestBytes(pod.Template) / 2;
        Serving = new VisitList(plane.Visits);
        Queue = new VisitQueue(plane.Visits, plane.Graph.Priorities.Length);
        var limitCores = PodContainers.CpuLimitCores(pod.Template);
        Concurrency = module.ConcurrencyOn(Math.Min(limitCores, node.Cores));
        Cpu = new ProcessorSharing(plane, node, PodContainers.CpuWeight(pod.Template), limitCores * CfsQuota.PeriodTicks);
    }

    public ServiceModule Module { get; }

    public Pod Pod { get; }

    public int Index => Pod.Index;

    public ServerState State { get; private set; }

    public bool IsTerminating { get; private set; }

    public VisitList Serving { get; }

    public VisitQueue Queue { get; }

    /// <summary>Requests in service at once.</summary>
    public int Concurrency { get; }

    public ProcessorSharing Cpu { get; }

    public double CpuFactor { get; private set; } = 1;

    public long ReceivedCount { get; set; }

    public override double CpuCoreSeconds => Cpu.Now.UsedTicks / TimeSpan.TicksPerSecond;

    public override long MemoryBytes => _baseMemoryBytes + (Module.MemoryPerRequestBytes * (Serving.Count + Queue.Count));

    public override long Received => ReceivedCount;

    public override bool IsIdle => Serving.Count == 0 && Queue.Count == 0;

    public override long ElapsedPeriods => Cpu.Now.ElapsedPeriods;

    public override long ThrottledPeriods => Cpu.Now.ThrottledPeriods;

    public override void SetCpuFactor(double factor) => CpuFactor = factor;

    public override void AddEndpoint() => Module.Endpoints.Add(this);

    public override bool RemoveEndpoint() => Module.Endpoints.Remove(this);

    public override void Terminate() => IsTerminating = true;

    public override void Stop(bool silently)
    {
        State = silently ? ServerState.Dead : ServerState.Stopped;
        Cpu.Stop();
        if (silently)
            _plane.Service.LoseAll(this);
        else
            _plane.Service.FailAll(this);
        _plane.Settle();
    }

    /// <summary>Takes a visit out of the pod, those in service first.</summary>
    public bool TryTakeAny(out int visit)
    {
        if (Serving.Count > 0)
            visit = Serving.TakeFirst();
        else
            visit = Queue.Count > 0 ? Queue.TakeFirst() : Requests.Index.None;
        return visit != Requests.Index.None;
    }
}
