using EShopSim.Cluster.Rules.Pods;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>Brings pods and containers down: preStop hook, SIGTERM, grace period, SIGKILL (pkg/kubelet/kuberuntime/kuberuntime_container.go).</summary>
internal sealed class PodStopper(ClusterState state, PodRuntimes runtimes, IPodUsage usage, PodObservers observers, Prober prober, ContainerRestarts restarts)
{
    /// <summary>The kubelet has seen the deletion: the preStop hooks run, bounded by the grace period.</summary>
    public void Stop(Pod pod)
    {
        var runtime = runtimes.Of(pod);
        runtimes.CancelStarting(pod);
        if (!runtime.ContainersStarted || !Array.Exists(runtime.Containers, static container => container is { Stays: true, IsRunning: true }))
        {
            state.Pods.Remove(pod);
            return;
        }

        var hook = TimeSpan.Zero;
        foreach (var container in runtime.Containers)
        {
            if (!container.IsRunning)
                continue;
            prober.PodStopping(container);
            state.Events.Normal(EventLog.Subject(pod), "Killing", $"Stopping container {container.Spec.Name}");
            if (container.Spec.PreStopSleep is { } sleep && sleep > hook)
                hook = sleep;
        }

        if (!runtime.TermSent && !state.Simulator.IsPending(runtime.Stopping))
            Begin(pod, hook, pod.DeletionGraceSeconds);
    }

    /// <summary>A probe has given the main container up: it is killed, with the grace period, to be started again.</summary>
    public void StopContainer(Pod pod, ContainerRuntime container, ProbeWorker worker)
    {
        // What stands beside the main process never fails its probes.
        if (container.Role != ContainerRole.Main || pod.IsTerminating)
            return;
        pod.OwningWorkload.ProbeKills++;
        state.Events.Normal(EventLog.Subject(pod), "Killing", $"Container {container.Spec.Name} failed {Word(worker.Kind)} probe, will be restarted");
        var grace = state.Options.Version >= KubernetesVersion.V1_28 ? worker.Probe.TerminationGracePeriodSeconds : null;
        Begin(pod, container.Spec.PreStopSleep ?? TimeSpan.Zero, grace ?? pod.Template.TerminationGracePeriodSeconds);
    }

    /// <summary>SIGTERM: the process finishes what is in flight, then shuts down.</summary>
    public void Terminate(Pod pod)
    {
        runtimes.Of(pod).TermSent = true;
        observers.Terminating(pod);
        if (usage.IsIdle(pod))
            BeginShutdown(pod);
    }

    /// <summary>Nothing is in flight any more.</summary>
    public void BecameIdle(Pod pod)
    {
        var runtime = runtimes.Of(pod);
        if (!runtime.TermSent || !pod.IsRunning || state.Simulator.IsPending(runtime.Stopping))
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
        End(pod);
        runtimes.Of(pod).ContainersStarted = false;
        if (!pod.IsRunning)
            return;
        pod.IsRunning = false;
        observers.Stopped(pod, silently: false);
    }

    /// <summary>The machine died under the pod, or is cut off.</summary>
    public void LoseMachine(Pod pod)
    {
        End(pod);
        if (!pod.IsRunning)
            return;
        pod.IsRunning = false;
        observers.Stopped(pod, silently: true);
    }

    private void Begin(Pod pod, TimeSpan hook, int graceSeconds)
    {
        hook = GracePeriod.HookTime(hook, graceSeconds);
        var now = state.Simulator.Now;
        runtimes.StopAt(pod, KubeletStep.Terminate, now + hook);
        runtimes.KillAt(pod, now + hook + TimeSpan.FromSeconds(GracePeriod.SecondsLeft(hook, graceSeconds, overrideSeconds: null, state.Options.Version)));
    }

    private void End(Pod pod)
    {
        runtimes.CancelAll(pod);
        foreach (var container in runtimes.Of(pod).Containers)
            prober.ContainerDown(container);
    }

    private void BeginShutdown(Pod pod)
    {
        var seconds = pod.TemplateRevision.Timing.ShutdownSeconds.Sample(state.Streams.Get($"shutdown/{pod.Workload}"));
        runtimes.StopAt(pod, KubeletStep.Exit, state.Simulator.Now + TimeSpan.FromSeconds(seconds));
    }

    // A pod being deleted goes: the kubelet deletes the object with grace 0, the store tells it, and it stops the containers.
    private void Exit(Pod pod)
    {
        if (pod.IsTerminating)
            state.Pods.Remove(pod);
        else
            restarts.Killed(pod, runtimes.Of(pod).Main!);
    }

    private static string Word(ProbeKind kind) => kind == ProbeKind.Startup ? "startup" : "liveness";
}
