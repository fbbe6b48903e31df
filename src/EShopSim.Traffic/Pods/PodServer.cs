using EShopSim.Cluster;
using EShopSim.Cluster.Rules.Pods;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Pods;

/// <summary>A pod as a server: so many requests in service, the others in a queue before it, and one CPU that those in service share.</summary>
internal sealed class PodServer : PodWork
{
    private readonly DataPlane _plane;
    private readonly Pod? _pod;
    private readonly long _baseMemoryBytes;
    private readonly ConnectionPool?[] _pools = [];
    private readonly long[] _lookups = [];
    private readonly SimTime _startedAt;
    private readonly WarmUp? _warmUp;
    private readonly PodPauses? _pauses;
    private readonly List<AgendaItem> _deferred = [];
    private double _cpuFactor = 1;
    private long _begun;
    private readonly long _mostInFlight;

    /// <summary>A server outside the cluster.</summary>
    public PodServer(DataPlane plane, ServiceModule module, int index, NodeCpu node)
    {
        _plane = plane;
        Module = module;
        Index = index;
        Serving = new VisitList(plane.Visits);
        Queue = new VisitQueue(plane.Visits, plane.Graph.Priorities.Length);
        Concurrency = module.ConcurrencyOn(node.Cores);
        Cpu = new ProcessorSharing(plane, node, QosClass.BestEffort, 1, double.PositiveInfinity);
        Busy = new LittleTally(plane.Simulator);
        _mostInFlight = int.MaxValue;
    }

    public PodServer(DataPlane plane, ServiceModule module, Pod pod, NodeCpu node)
    {
        _plane = plane;
        Module = module;
        _pod = pod;
        Index = plane.FirstPod + pod.Index;
        _baseMemoryBytes = module.BaseMemoryBytes ?? PodContainers.IdleMemoryBytes(pod.Template);
        _mostInFlight = PodContainers.MostInFlight(pod.Template, _baseMemoryBytes, module.MemoryPerRequestBytes);
        Serving = new VisitList(plane.Visits);
        Queue = new VisitQueue(plane.Visits, plane.Graph.Priorities.Length);
        var limitCores = PodContainers.CpuLimitCores(pod.Template);
        Concurrency = module.ConcurrencyOn(Math.Min(limitCores, node.Cores));
        var weight = CpuShares.Of(PodContainers.CpuRequestMillicores(pod.Template));
        Cpu = new ProcessorSharing(plane, node, QualityOfService.Of(pod.Template), weight, limitCores * CfsQuota.PeriodTicks);
        _startedAt = plane.Simulator.Now;

        // What has run since before the simulation began is warm.
        IsFresh = _startedAt > SimTime.Zero || pod.StartedAt is not { } started || started >= SimTime.Zero;
        if (plane.Graph.Pools.Count > 0)
            _pools = new ConnectionPool?[plane.Graph.Pools.Count];
        if (plane.Graph.Caches.Count > 0)
            _lookups = new long[plane.Graph.Caches.Count];
        for (var i = 0; i < _lookups.Length && !IsFresh; i++)
            _lookups[i] = plane.Graph.Caches[i].WarmAfter;
        _warmUp = IsFresh ? module.WarmUp : null;
        _pauses = module.Pauses is { } pauses ? new PodPauses(plane, this, pauses) : null;
    }

    public ServiceModule Module { get; }

    /// <summary>The pod; a server outside the cluster is none.</summary>
    public Pod Pod => _pod ?? throw new InvalidOperationException($"{Module.Meter.Name} is no pod");

    /// <summary>Whether it is a pod of the cluster.</summary>
    public bool IsInCluster => _pod is not null;

    /// <summary>Its place among the servers.</summary>
    public int Index { get; }

    /// <summary>What it counts as a dependency; null for a pod.</summary>
    public DependencyMeter? Dependency { get; set; }

    /// <summary>Its limit on the rate of calls; null for none.</summary>
    public RateLimiter? Limiter { get; set; }

    /// <summary>Counts those in service of a dependency; null for a pod.</summary>
    public LittleTally? Busy { get; }

    public ServerState State { get; private set; }

    public bool IsTerminating { get; private set; }

    /// <summary>Whether the proxies send to it; its module's endpoints keep it.</summary>
    public bool IsEndpoint { get; set; }

    public VisitList Serving { get; }

    public VisitQueue Queue { get; }

    /// <summary>Requests in service at once.</summary>
    public int Concurrency { get; }

    public ProcessorSharing Cpu { get; }

    /// <summary>Whether its containers started within the simulation.</summary>
    public bool IsFresh { get; }

    /// <summary>Whether the process stands still.</summary>
    public bool IsPaused { get; private set; }

    public long ReceivedCount { get; set; }

    public override double CpuCoreSeconds => Cpu.Now.UsedTicks / TimeSpan.TicksPerSecond;

    public override long MostMemoryBytes => Module.MemoryPerRequestBytes == 0 ? _baseMemoryBytes
        : _mostInFlight > int.MaxValue ? long.MaxValue
        : _baseMemoryBytes + (Module.MemoryPerRequestBytes * _mostInFlight);

    public override long MemoryBytes => _baseMemoryBytes + (Module.MemoryPerRequestBytes * (Serving.Count + Queue.Count));

    /// <summary>Whether one more request takes the working set of the main container beyond its limit.</summary>
    public bool LacksMemoryForOneMore => Serving.Count + Queue.Count >= _mostInFlight;

    /// <summary>Whether it is beyond the limit without any.</summary>
    public override bool LacksMemoryIdle => _mostInFlight < 0;

    public override long Received => ReceivedCount;

    public override long InFlight => Serving.Count + Queue.Count;

    public override long Queued => Queue.Count;

    public override bool IsIdle => Serving.Count == 0 && Queue.Count == 0;

    public override long ElapsedPeriods => Cpu.Now.ElapsedPeriods;

    public override long ThrottledPeriods => Cpu.Now.ThrottledPeriods;

    public override void SetCpuFactor(double factor) => _cpuFactor = factor;

    public override void AddEndpoint()
    {
        Module.Endpoints.Add(this);
        if (IsTerminating || State != ServerState.Running)
            return;
        foreach (var queue in Module.Queues)
            _plane.Queues[queue].Join(this);
    }

    public override bool RemoveEndpoint()
    {
        LeaveQueues();
        return Module.Endpoints.Remove(this);
    }

    public override void Terminate()
    {
        IsTerminating = true;
        LeaveQueues();
    }

    public override void Stop(bool silently)
    {
        State = silently ? ServerState.Dead : ServerState.Stopped;
        LeaveQueues();
        Cpu.Stop();
        _pauses?.Stop();
        _plane.Forget(Index);
        if (silently)
            _plane.Service.LoseAll(this);
        else
            _plane.Service.FailAll(this);
        _plane.Settle();
    }

    /// <summary>Why it turned the last request away.</summary>
    public FailureCause Rejection { get; private set; } = FailureCause.QueueFull;

    /// <summary>Whether one more request finds a slot or a place in the queue, and may come in at all.</summary>
    public bool HasPlace()
    {
        if (Limiter is not null && !Limiter.TryTake(_plane.Simulator.Now.Ticks))
        {
            Rejection = FailureCause.RateLimited;
            Dependency!.RateLimited++;
            return false;
        }

        if (Serving.Count < Concurrency || Queue.Count < Module.QueueLimit)
            return true;
        if (Dependency is not null)
        {
            Rejection = FailureCause.DependencyRejected;
            Dependency.Rejected++;
        }

        return false;
    }

    /// <summary>Its connections to a target.</summary>
    public ConnectionPool PoolOf(int pool, int size) => _pools[pool] ??= new ConnectionPool(size);

    /// <summary>The chance that a cache has what is looked up now.</summary>
    public double NextHitRatio(int cache, CallCache rule)
    {
        var lookups = _lookups[cache]++;
        return lookups >= rule.WarmAfter ? rule.HitRatio : rule.HitRatio * lookups / rule.WarmAfter;
    }

    /// <summary>The factor of the CPU time of the request that begins now.</summary>
    public double NextCpuFactor() => _warmUp is null
        ? _cpuFactor
        : _cpuFactor * _warmUp.FactorOf(_begun++, _plane.Simulator.Now - _startedAt);

    /// <summary>The whole process stands still from now on: no thread runs, and nothing that ends meanwhile is followed up.</summary>
    public void Pause()
    {
        IsPaused = true;
        Cpu.Pause(true);
        _plane.Settle();
    }

    /// <summary>It goes on where it stood.</summary>
    public void Resume()
    {
        IsPaused = false;
        Cpu.Pause(false);
        foreach (var item in _deferred)
            _plane.Agenda.Add(item);
        _deferred.Clear();
        _plane.Settle();
    }

    /// <summary>Keeps something that is due until the process goes on.</summary>
    public void Defer(AgendaItem item) => _deferred.Add(item);

    /// <summary>Takes a visit out of the pod, those in service first.</summary>
    public bool TryTakeAny(out int visit)
    {
        if (Serving.Count > 0)
            visit = Serving.TakeFirst();
        else
            visit = Queue.Count > 0 ? Queue.TakeFirst() : Requests.Index.None;
        return visit != Requests.Index.None;
    }

    private void LeaveQueues()
    {
        foreach (var queue in Module.Queues)
            _plane.Queues[queue].Leave(this);
    }
}
