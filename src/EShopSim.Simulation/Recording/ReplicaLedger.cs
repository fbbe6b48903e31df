using EShopSim.Cluster;
using EShopSim.Engine;

namespace EShopSim.Simulation.Recording;

/// <summary>Keeps a workload's replicas as they change, so that what is summed up does not depend on the step of the samples.</summary>
internal sealed class ReplicaLedger
{
    private readonly Simulator _simulator;
    private readonly WorkloadState _state;
    private int _wanted;

    public ReplicaLedger(Simulator simulator, WorkloadState state)
    {
        _simulator = simulator;
        _state = state;
        _wanted = state.SpecReplicas;
        Existing = new ReplicaLevel(simulator.Now, state.Replicas);
        Ready = new ReplicaLevel(simulator.Now, state.ReadyReplicas);
        state.ReplicasChanged += Note;
    }

    public ReplicaLevel Existing { get; }

    public ReplicaLevel Ready { get; }

    /// <summary>Changes of spec.replicas.</summary>
    public int Scalings { get; private set; }

    public void Reset()
    {
        Existing.Reset(_simulator.Now);
        Ready.Reset(_simulator.Now);
        Scalings = 0;
    }

    private void Note()
    {
        var now = _simulator.Now;
        Existing.Set(now, _state.Replicas);
        Ready.Set(now, _state.ReadyReplicas);
        if (_state.SpecReplicas == _wanted)
            return;
        _wanted = _state.SpecReplicas;
        Scalings++;
    }
}
