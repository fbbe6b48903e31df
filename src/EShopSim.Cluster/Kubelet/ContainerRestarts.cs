using EShopSim.Cluster.Rules.Pods;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>What follows when the main process of a pod ends though the pod is meant to run: not ready, and started again, with back-off.</summary>
internal sealed class ContainerRestarts(ClusterState state, PodRuntimes runtimes, PodObservers observers, ImagePuller images, Prober prober, PodReadiness readiness)
{
    private const string OutOfMemory = "OOMKilled";

    // The kubelet lists its containers so often, and hears of an exit in no other way.
    private static readonly TimeSpan _plegPeriod = TimeSpan.FromSeconds(1);

    /// <summary>The process exits by itself.</summary>
    public void Crash(Pod pod, ContainerRuntime main)
    {
        End(pod, main);
        Notice(pod, main);
    }

    /// <summary>The kernel kills the process: its working set has reached the limit.</summary>
    public void KillOutOfMemory(Pod pod, ContainerRuntime main)
    {
        pod.OwningWorkload.OutOfMemoryKills++;
        state.Events.Warning(EventLog.Subject(pod), "OOMKilling", $"Memory cgroup out of memory: container {main.Spec.Name} was killed ({OutOfMemory}, exit code 137)");
        End(pod, main);
        Notice(pod, main);
    }

    /// <summary>The kubelet has killed the process and starts it again.</summary>
    public void Killed(Pod pod, ContainerRuntime main)
    {
        End(pod, main);
        Sync(pod, main);
    }

    /// <summary>The kubelet looks at a container that does not run.</summary>
    public void Sync(Pod pod, ContainerRuntime container)
    {
        container.IsReady = container.HasStarted = false;
        readiness.Update(pod);
        var now = state.Simulator.Now;
        var decision = RestartBackOff.Decide(container.RestartBackOff, container.ExitedAt, now);
        container.RestartBackOff = decision.Entry;
        if (decision.StartsNow)
        {
            container.Restarts++;
            pod.Restarts = Math.Max(pod.Restarts, container.Restarts);
            pod.OwningWorkload.Restarts++;
            container.IsInBackOff = false;
            images.Get(pod, container);
            return;
        }

        if (!container.IsInBackOff)
            state.Events.Warning(EventLog.Subject(pod), "BackOff", $"Back-off restarting failed container {container.Spec.Name} in pod {pod.Name}");
        container.IsInBackOff = true;
        var wait = RestartBackOff.UntilNextSync(decision.Left, state.Options.Version, state.Streams.Get("kubelet-back-off").NextDouble());
        runtimes.At(pod, container, KubeletStep.Restart, now + wait);
    }

    // Whoever waited for an answer of the process hears that there will be none.
    private void End(Pod pod, ContainerRuntime main)
    {
        prober.ContainerDown(main);
        runtimes.CancelStopping(pod);
        main.IsRunning = main.IsUp = false;
        main.ExitedAt = state.Simulator.Now;
        state.Simulator.Cancel(main.Next);
        pod.IsRunning = false;
        observers.Stopped(pod, silently: false);
    }

    // A pod that is being deleted has no more to wait for.
    private void Notice(Pod pod, ContainerRuntime main)
    {
        if (pod.IsTerminating)
            state.Pods.Remove(pod);
        else
            runtimes.At(pod, main, KubeletStep.Restart, state.Simulator.Now + (_plegPeriod * state.Streams.Get("kubelet-pleg").NextDouble()));
    }
}
