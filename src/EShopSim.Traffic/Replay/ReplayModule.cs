using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Replay;

/// <summary>A module whose measured CPU demand is replayed: spread evenly over the pods that the proxies know.</summary>
/// <remarks>A pod whose machine died keeps its share, which is lost, until the proxies forget it.</remarks>
internal sealed class ReplayModule(Module module, CpuDemand demand, ModuleMeter meter, Simulator simulator) : ModuleRuntime(meter)
{
    private readonly List<ReplayPod> _endpoints = [];
    private (SimTime From, SimTime To, double CeilingCores) _integrated;
    private double _integral;

    public Simulator Simulator { get; } = simulator;

    public CpuDemand Demand { get; } = demand;

    public DemandCurve Curve { get; } = new(demand.Points);

    public long? BaseMemoryBytes { get; } = module.BaseMemoryBytes;

    public int EndpointCount => _endpoints.Count;

    public override PodWork Start(Pod pod, NodeCpu node) => new ReplayPod(this, pod);

    public void AddEndpoint(ReplayPod pod)
    {
        if (pod.IsEndpoint)
            return;
        Advance();
        pod.Advance();
        pod.IsEndpoint = true;
        _endpoints.Add(pod);
    }

    public bool RemoveEndpoint(ReplayPod pod)
    {
        Advance();
        pod.IsEndpoint = false;
        return _endpoints.Remove(pod);
    }

    /// <summary>The integral of min(demand, ceiling) between two instants, in core-seconds. The pods ask for the same one after the other: it is computed once.</summary>
    public double Integral(SimTime from, SimTime to, double ceilingCores)
    {
        var asked = (from, to, ceilingCores);
        if (asked != _integrated)
            (_integrated, _integral) = (asked, Curve.Integral(from, to, ceilingCores));
        return _integral;
    }

    // The share of each is about to change: what it was until now is added up.
    private void Advance()
    {
        foreach (var pod in _endpoints)
            pod.Advance();
    }
}
