using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples one node.</summary>
internal sealed class NodeRecorder(NodeState state)
{
    private readonly TimeSeries _present = new();
    private readonly TimeSeries _ready = new();
    private readonly TimeSeries _pods = new();
    private readonly TimeSeries _requested = new();
    private readonly TimeSeries _usage = new();
    private readonly TimeSeries _allocatable = new();

    public void Sample(double seconds, double usedCoreSeconds)
    {
        _present.Append(state.IsDeleted ? 0 : 1);
        _ready.Append(state is { IsReady: true, IsDeleted: false } ? 1 : 0);
        _pods.Append(state.Pods.Count);
        _requested.Append(state.RequestedCpuMillicores);
        _usage.Append((float)(usedCoreSeconds / seconds * 1000));
        _allocatable.Append(state.Node.Allocatable.CpuMillicores ?? 0);
    }

    public NodeSeries Series() => new(state.Node.Name, state.Node.Zone)
    {
        Present = _present,
        Ready = _ready,
        Pods = _pods,
        CpuRequestedMillicores = _requested,
        CpuUsageMillicores = _usage,
        CpuAllocatableMillicores = _allocatable,
    };
}
