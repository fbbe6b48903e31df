using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>Brings pods down: preStop hook, SIGTERM, grace period, SIGKILL (pkg/kubelet/kuberuntime/kuberuntime_container.go).</summary>
internal sealed class PodStopper(ClusterState state, PodRuntimes runtimes, IPodUsage usage, PodObservers observers)
{
    private const int MinimumGraceSeconds = 2;

    /// <summary>The kubelet has seen the deletion: the preStop hooks run, bounded by the grace period.</summary>
    public void Stop(Pod pod)
    {
        if (!runtimes.Of(pod).ContainersStarted)
        {
            state.Pods.Remove(pod);
            return;
        }

        foreach (var container in pod.Template.Containers)
            state.Events.Normal(EventLog.Subject(pod), "Killing", $"Stopping container {container.Name}");
        var hook = TimeSpan.Zero;
        foreach (var container in pod.Template.Containers)
            if (container.PreStopSleep is { } sleep && sleep > hook)
                hook = sleep;
        var grace = TimeSpan.FromSeconds(pod.DeletionGraceSeconds);
        if (hook > grace)
            hook = grace;

        // The hook's time is deducted in whole seconds, and the process always gets two.
        var left = Math.Max(pod.DeletionGraceSeconds - (int)hook.TotalSeconds, MinimumGraceSeconds);
        var now = state.Simulator.Now;
        runtimes.At(pod, KubeletStep.Terminate, now + hook);
        runtimes.KillAt(pod, now + hook + TimeSpan.FromSeconds(left));
    }

    /// <summary>SIGTERM: the process finishes what is in flight, then shuts down.</summary>
    public void Terminate(Pod pod)
    {
        runtimes.Of(pod).TermSent = true;
        observers.Terminating(pod);
        if (pod.IsRunning && usage.IsIdle(pod))
            BeginShutdown(pod);
    }

    /// <summary>Nothing is in flight any more.</summary>
    public void BecameIdle(Pod pod)
    {
        var runtime = runtimes.Of(pod);
        if (!runtime.TermSent || !pod.IsRunning || state.Simulator.IsPending(runtime.Next))
            return;
        if (runtime.ShutdownElapsed)
            Exit(pod);
        else
            BeginShutdown(pod);
    }

    /// <summary>The process is done unless work came in the meantime; then it exits when that is done.</summary>
    public void ShutdownOver(Pod pod)
    {
        runtimes.Of(pod).ShutdownElapsed = true;
        if (usage.IsIdle(pod))
            Exit(pod);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill(Pod pod) => Exit(pod);

    /// <summary>The object is gone or has failed: what still runs ends now.</summary>
    public void StopAtOnce(Pod pod)
    {
        runtimes.CancelAll(pod);
        runtimes.Of(pod).ContainersStarted = false;
        if (!pod.IsRunning)
            return;
        pod.IsRunning = false;
        observers.Stopped(pod, silently: false);
    }

    /// <summary>The machine died under the pod.</summary>
    public void LoseMachine(Pod pod)
    {
        runtimes.CancelAll(pod);
        if (!pod.IsRunning)
            return;
        pod.IsRunning = false;
        observers.Stopped(pod, silently: true);
    }

    private void BeginShutdown(Pod pod)
    {
        var seconds = pod.TemplateRevision.Timing.ShutdownSeconds.Sample(state.Streams.Get($"shutdown/{pod.Workload}"));
        runtimes.After(pod, KubeletStep.Exit, TimeSpan.FromSeconds(seconds));
    }

    // The kubelet then deletes the object with grace 0; the store tells it, and it stops the containers.
    private void Exit(Pod pod) => state.Pods.Remove(pod);
}
