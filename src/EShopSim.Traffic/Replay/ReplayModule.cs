using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Replay;

/// <summary>A module whose measured CPU demand is replayed: spread evenly over the pods that the proxies know.</summary>
/// <remarks>A pod whose machine died keeps its share, which is lost, until the proxies forget it.</remarks>
internal sealed class ReplayModule(Module module, CpuDemand demand, ModuleMeter meter, Simulator simulator, EvenShares shares) : ModuleRuntime(meter)
{
    private readonly List<ReplayPod> _endpoints = [];
    private readonly double _capCores = demand.PodCapMillicores / 1000 ?? double.PositiveInfinity;
    private SimTime _since;
    private long _sharedFrom = -1;
    private long _sharedTo;
    private double _sharedFactor;
    private double _sharedCap;
    private double _share;

    public Simulator Simulator { get; } = simulator;

    public CpuDemand Demand { get; } = demand;

    public DemandCurve Curve { get; } = new(demand.Points);

    public long? BaseMemoryBytes { get; } = module.BaseMemoryBytes;

    /// <summary>Whether its pods use CPU beside the demand.</summary>
    public bool HasOwnUse { get; } = demand.IdleMillicores != 0 || demand.StartupMillicores != 0;

    /// <summary>What pods have used that get their part of the demand and nothing else.</summary>
    public EvenShares Shares { get; } = shares;

    /// <summary>What each of those got since their number last changed, in core-seconds.</summary>
    public double EvenShare => Simulator.Now == _since ? 0 : Share(_since, Simulator.Now, 1, _capCores);

    public int EndpointCount => _endpoints.Count;

    public override PodWork Start(Pod pod, NodeCpu node) => new ReplayPod(this, pod);

    public void AddEndpoint(ReplayPod pod)
    {
        if (pod.IsEndpoint)
            return;
        Advance();
        pod.Advance();
        pod.IsEndpoint = true;
        pod.NoteShare();
        _endpoints.Add(pod);
    }

    public bool RemoveEndpoint(ReplayPod pod)
    {
        Advance();
        pod.IsEndpoint = false;
        pod.NoteShare();
        return _endpoints.Remove(pod);
    }

    /// <summary>What a pod got between two instants of which the number of pods did not change, in core-seconds. The pods ask for the same one after the other: it is computed once.</summary>
    /// <remarks>Each gets factor × demand / pods, at most the cap: the same as factor / pods × min(demand, cap × pods / factor).</remarks>
    public double Share(SimTime from, SimTime to, double factor, double capCores)
    {
        if (to.Ticks == _sharedTo && from.Ticks == _sharedFrom && factor == _sharedFactor && capCores == _sharedCap)
            return _share;
        (_sharedFrom, _sharedTo, _sharedFactor, _sharedCap) = (from.Ticks, to.Ticks, factor, capCores);
        var perDemand = factor / _endpoints.Count;
        _share = perDemand * Curve.Integral(from, to, capCores / perDemand);
        return _share;
    }

    // The share of each is about to change: what it was until now is added up, and none that was computed holds any longer.
    private void Advance()
    {
        foreach (var pod in _endpoints)
        {
            pod.Advance();
            pod.NoteShare();
        }

        _since = Simulator.Now;
        _sharedFrom = -1;
    }
}
