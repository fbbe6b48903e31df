using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Fluid;

/// <summary>A pod that works at a rate.</summary>
internal sealed class FluidPod : PodWork
{
    private readonly FluidModule _module;
    private readonly long _baseMemoryBytes;
    private SimTime _since;
    private double _usedCoreSeconds;
    private double _received;
    private double _requestsPerSecond;
    private bool _isStopped;

    public FluidPod(FluidModule module, Pod pod, double nodeCores)
    {
        _module = module;
        NodeIndex = pod.NodeIndex;
        LimitCores = PodContainers.CpuLimitCores(pod.Template);
        NodeCores = nodeCores;
        _baseMemoryBytes = module.Description.BaseMemoryBytes ?? PodContainers.IdleMemoryBytes(pod.Template);
        _since = module.Simulator.Now;
    }

    public int NodeIndex { get; }

    public double LimitCores { get; }

    public double NodeCores { get; }

    /// <summary>CPU time as a multiple of the described one.</summary>
    public double CpuFactor { get; private set; } = 1;

    /// <summary>Cores it may use at most.</summary>
    public double CapCores => Math.Min(LimitCores, NodeCores);

    /// <summary>Cores it uses now.</summary>
    public double Cores { get; private set; }

    /// <summary>Requests in it now.</summary>
    public double InService { get; private set; }

    public bool IsRunning => !_isStopped;

    public override double CpuCoreSeconds => _usedCoreSeconds + (Cores * Seconds);

    public override long MostMemoryBytes => _module.Description.MemoryPerRequestBytes == 0 ? _baseMemoryBytes : long.MaxValue;

    public override long MemoryBytes => _baseMemoryBytes + (long)(_module.Description.MemoryPerRequestBytes * InService);

    public override long Received => (long)(_received + (_requestsPerSecond * Seconds));

    public override long InFlight => (long)Math.Round(InService);

    private double Seconds => (_module.Simulator.Now - _since).TotalSeconds;

    /// <summary>How it works from now on.</summary>
    public void Set(double cores, double requestsPerSecond, double inService)
    {
        _usedCoreSeconds += Cores * Seconds;
        _received += _requestsPerSecond * Seconds;
        _since = _module.Simulator.Now;
        (Cores, _requestsPerSecond, InService) = (cores, requestsPerSecond, inService);
    }

    public override void SetCpuFactor(double factor) => CpuFactor = factor;

    public override void AddEndpoint() => _module.Endpoints.Add(this);

    public override bool RemoveEndpoint()
    {
        Set(0, 0, 0);
        return _module.Endpoints.Remove(this);
    }

    public override void Stop(bool silently)
    {
        Set(0, 0, 0);
        _isStopped = true;
    }
}
