using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples one node.</summary>
internal sealed class NodeRecorder(NodeState state, PodCpu podCpu)
{
    private readonly TimeSeries ready = new();
    private readonly TimeSeries pods = new();
    private readonly TimeSeries requested = new();
    private readonly TimeSeries usage = new();
    private readonly TimeSeries allocatable = new();

    public void Sample(double seconds)
    {
        double usedCoreSeconds = 0;
        foreach (var pod in state.Pods)
            usedCoreSeconds += podCpu.Since(pod);
        ready.Append(state.IsReady ? 1 : 0);
        pods.Append(state.Pods.Count);
        requested.Append(state.RequestedCpuMillicores);
        usage.Append((float)(usedCoreSeconds / seconds * 1000));
        allocatable.Append(state.Node.Allocatable.CpuMillicores ?? 0);
    }

    public NodeSeries Series() => new(state.Node.Name, state.Node.Zone)
    {
        Ready = ready.ToArray(),
        Pods = pods.ToArray(),
        CpuRequestedMillicores = requested.ToArray(),
        CpuUsageMillicores = usage.ToArray(),
        CpuAllocatableMillicores = allocatable.ToArray(),
    };
}
