using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>The runtime state of every pod, and the timers that move it on.</summary>
internal sealed class PodRuntimes(ClusterState state, IEventHandler handler)
{
    private readonly List<PodRuntime> _all = [];

    public PodRuntime Of(Pod pod)
    {
        while (_all.Count <= pod.Index)
            _all.Add(new PodRuntime());
        return _all[pod.Index];
    }

    /// <summary>Schedules the pod's next step, in place of the one that was to come.</summary>
    public void At(Pod pod, KubeletStep step, SimTime at)
    {
        var runtime = Of(pod);
        state.Simulator.Cancel(runtime.Next);
        runtime.Next = Schedule(pod, step, at);
    }

    public void After(Pod pod, KubeletStep step, TimeSpan delay) => At(pod, step, state.Simulator.Now + delay);

    /// <summary>Schedules SIGKILL, beside the steps.</summary>
    public void KillAt(Pod pod, SimTime at)
    {
        var runtime = Of(pod);
        state.Simulator.Cancel(runtime.Kill);
        runtime.Kill = Schedule(pod, KubeletStep.Kill, at);
    }

    public void CancelAll(Pod pod)
    {
        var runtime = Of(pod);
        state.Simulator.Cancel(runtime.Next);
        state.Simulator.Cancel(runtime.Kill);
    }

    private EventHandle Schedule(Pod pod, KubeletStep step, SimTime at) =>
        state.Simulator.Schedule(at, Phase.Lifecycle, handler, (int)step, pod.Index);
}
