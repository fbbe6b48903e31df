using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>The runtime state of every pod, and the timers that move it on.</summary>
internal sealed class PodRuntimes(ClusterState state, IEventHandler handler)
{
    private const int ContainerShift = 32;

    private readonly List<PodRuntime> _all = [];

    public PodRuntime Of(Pod pod)
    {
        while (_all.Count <= pod.Index)
            _all.Add(new PodRuntime());
        return _all[pod.Index];
    }

    /// <summary>The container that an event's argument names.</summary>
    public ContainerRuntime ContainerOf(long argument) => _all[(int)(uint)argument].Containers[(int)(argument >> ContainerShift)];

    /// <summary>Schedules the pod's next step of starting, in place of the one that was to come.</summary>
    public void At(Pod pod, KubeletStep step, SimTime at)
    {
        var runtime = Of(pod);
        state.Simulator.Cancel(runtime.Next);
        runtime.Next = Schedule(pod, step, at);
    }

    public void After(Pod pod, KubeletStep step, TimeSpan delay) => At(pod, step, state.Simulator.Now + delay);

    /// <summary>Schedules the next step of a container of its own.</summary>
    public void At(Pod pod, ContainerRuntime container, KubeletStep step, SimTime at)
    {
        state.Simulator.Cancel(container.Next);
        container.Next = state.Simulator.Schedule(at, Phase.Lifecycle, handler, (int)step, (uint)pod.Index | ((long)container.Index << ContainerShift));
    }

    /// <summary>Schedules the next step of stopping.</summary>
    public void StopAt(Pod pod, KubeletStep step, SimTime at)
    {
        var runtime = Of(pod);
        state.Simulator.Cancel(runtime.Stopping);
        runtime.Stopping = Schedule(pod, step, at);
    }

    /// <summary>Schedules SIGKILL, beside the steps.</summary>
    public void KillAt(Pod pod, SimTime at)
    {
        var runtime = Of(pod);
        state.Simulator.Cancel(runtime.Kill);
        runtime.Kill = Schedule(pod, KubeletStep.Kill, at);
    }

    /// <summary>Ends the starting and restarting of a pod; what runs goes on.</summary>
    public void CancelStarting(Pod pod)
    {
        var runtime = Of(pod);
        state.Simulator.Cancel(runtime.Next);
        foreach (var container in runtime.Containers)
            if (!container.IsRunning)
                state.Simulator.Cancel(container.Next);
    }

    public void CancelStopping(Pod pod)
    {
        var runtime = Of(pod);
        state.Simulator.Cancel(runtime.Stopping);
        state.Simulator.Cancel(runtime.Kill);
    }

    public void CancelAll(Pod pod)
    {
        CancelStarting(pod);
        CancelStopping(pod);
        foreach (var container in Of(pod).Containers)
            state.Simulator.Cancel(container.Next);
    }

    private EventHandle Schedule(Pod pod, KubeletStep step, SimTime at) =>
        state.Simulator.Schedule(at, Phase.Lifecycle, handler, (int)step, pod.Index);
}
