using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>The kubelets of all nodes: they start the pods bound to them and stop those being deleted.</summary>
internal sealed class Kubelets : Watcher, IEventHandler
{
    private readonly ClusterState _state;
    private readonly PodStarter _starter;
    private readonly PodStopper _stopper;
    private readonly PodRuntimes _runtimes;

    public Kubelets(ClusterState state, IPodUsage usage, PodObservers observers)
    {
        _state = state;
        _runtimes = new PodRuntimes(state, this);
        _starter = new PodStarter(state, _runtimes, observers);
        _stopper = new PodStopper(state, _runtimes, usage, observers);
        state.Watch(this);
    }

    public override void PodChanged(Pod pod, PodChange change)
    {
        switch (change)
        {
            case PodChange.Bound when pod.Phase == Rules.PodPhase.Pending:
                _runtimes.After(pod, KubeletStep.Admit, _state.Options.WatchDelay);
                break;
            case PodChange.Deleting:
                _runtimes.After(pod, KubeletStep.Stop, _state.Options.WatchDelay);
                break;
            case PodChange.Failed or PodChange.Gone when pod.NodeIndex >= 0:
                _stopper.StopAtOnce(pod);
                break;
        }
    }

    /// <summary>The data plane has finished the last request of a pod.</summary>
    public void PodBecameIdle(Pod pod) => _stopper.BecameIdle(pod);

    /// <summary>Puts a pod where it would stand had it been running for long.</summary>
    public void AdoptRunning(Pod pod, SimTime startedAt, SimTime readyAt) => _starter.AdoptRunning(pod, startedAt, readyAt);

    /// <summary>The machine dies without a word: its containers stop, its timers with them; the API hears nothing.</summary>
    public void MachineDied(NodeState node)
    {
        node.IsUp = false;
        foreach (var pod in node.Pods)
            _stopper.LoseMachine(pod);
    }

    /// <summary>The machine answers again, after a reboot (containers restart) or a partition (they never stopped).</summary>
    public void MachineReturned(NodeState node, bool rebooted)
    {
        node.IsUp = true;
        Pod[] pods = [.. node.Pods];
        foreach (var pod in pods)
        {
            if (rebooted)
                _runtimes.Of(pod).ContainersStarted = false;
            else
                _starter.Rejoin(pod);
            if (pod.IsTerminating)
                _runtimes.After(pod, KubeletStep.Stop, _state.Options.WatchDelay);
            else
                _starter.Resume(pod);
        }
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var pod = _state.Pods.All[(int)argument];
        if (pod.GoneAt is not null || !_state.Nodes[pod.NodeIndex].IsUp)
            return;
        switch ((KubeletStep)kind)
        {
            case KubeletStep.Admit:
                _starter.Admit(pod);
                break;
            case KubeletStep.Pull:
                _starter.Pull(pod);
                break;
            case KubeletStep.Start:
                _starter.Start(pod);
                break;
            case KubeletStep.BecomeReady or KubeletStep.ReportStatus:
                _starter.ReportReady(pod);
                break;
            case KubeletStep.Stop:
                _stopper.Stop(pod);
                break;
            case KubeletStep.Terminate:
                _stopper.Terminate(pod);
                break;
            case KubeletStep.Exit:
                _stopper.ShutdownOver(pod);
                break;
            case KubeletStep.Kill:
                _stopper.Kill(pod);
                break;
            case KubeletStep.Confirm:
                _state.Pods.Remove(pod);
                break;
        }
    }
}
