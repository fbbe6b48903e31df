using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>The kubelets of all nodes: they start the pods bound to them, look after them and stop those being deleted.</summary>
internal sealed class Kubelets : Watcher, IEventHandler
{
    private readonly ClusterState _state;
    private readonly PodRuntimes _runtimes;
    private readonly PodReadiness _readiness;
    private readonly Prober _prober;
    private readonly ImagePuller _images;
    private readonly PodStarter _starter;
    private readonly ContainerRestarts _restarts;
    private readonly PodStopper _stopper;

    public Kubelets(ClusterState state, IPodUsage usage, PodObservers observers)
    {
        _state = state;
        _runtimes = new PodRuntimes(state, this);
        _readiness = new PodReadiness(state, _runtimes);
        _prober = new Prober(state, _runtimes, usage) { ReadinessChanged = ReadinessChanged, Condemned = Condemned };
        _images = new ImagePuller(state, _runtimes);
        _starter = new PodStarter(state, _runtimes, usage, observers, _images, _prober, _readiness);
        _restarts = new ContainerRestarts(state, _runtimes, observers, _images, _prober, _readiness);
        _stopper = new PodStopper(state, _runtimes, usage, observers, _prober, _restarts);
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

    public override void NodeChanged(NodeState node, NodeChange change)
    {
        if (change == NodeChange.Added)
            _images.Forget(node.Index);
    }

    /// <summary>The data plane has finished the last request of a pod.</summary>
    public void PodBecameIdle(Pod pod) => _stopper.BecameIdle(pod);

    /// <summary>The data plane answers a probe that was pending.</summary>
    public void ProbeAnswered(Pod pod, long ticket, bool succeeded) => _prober.Answered(pod, ticket, succeeded);

    /// <summary>The working set of a pod's main container has reached its limit.</summary>
    public void OutOfMemory(Pod pod)
    {
        if (pod.IsRunning)
            _restarts.KillOutOfMemory(pod, _runtimes.Of(pod).Main!);
    }

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
        var pod = _state.Pods.All[(int)(uint)argument];
        if (pod.GoneAt is not null || !_state.Nodes[pod.NodeIndex].IsUp)
            return;
        switch ((KubeletStep)kind)
        {
            case KubeletStep.Admit:
                _starter.Admit(pod);
                break;
            case KubeletStep.Pull:
                _starter.Advance(pod);
                break;
            case KubeletStep.ReportStatus:
                _readiness.Update(pod);
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
            default:
                Handle((KubeletStep)kind, pod, _runtimes.ContainerOf(argument));
                break;
        }
    }

    private void Handle(KubeletStep step, Pod pod, ContainerRuntime container)
    {
        switch (step)
        {
            case KubeletStep.PullFailed:
                _images.Failed(pod, container);
                break;
            case KubeletStep.PullAgain:
                _images.Retry(pod, container);
                break;
            case KubeletStep.Start:
                _starter.Start(pod, container);
                break;
            case KubeletStep.InitDone:
                _starter.InitDone(pod, container);
                break;
            case KubeletStep.Up:
                _starter.Up(pod, container);
                break;
            case KubeletStep.BecomeReady:
                _readiness.BecomeReady(pod, container, _state.Simulator.Now);
                break;
            case KubeletStep.Crash:
                _restarts.Crash(pod, container);
                break;
            case KubeletStep.OutOfMemory:
                _restarts.KillOutOfMemory(pod, container);
                break;
            case KubeletStep.Restart:
                _restarts.Sync(pod, container);
                break;
        }
    }

    private void ReadinessChanged(Pod pod, ContainerRuntime container)
    {
        _readiness.Update(pod);
        if (container.HasStarted)
            _starter.HasStarted(pod, container);
    }

    private void Condemned(Pod pod, ContainerRuntime container, ProbeWorker worker) => _stopper.StopContainer(pod, container, worker);
}
