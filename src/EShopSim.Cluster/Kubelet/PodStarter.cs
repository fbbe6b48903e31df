using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>Brings pods up: sandbox, then init containers, sidecars and application containers one after the other (pkg/kubelet/kuberuntime).</summary>
internal sealed class PodStarter(ClusterState state, PodRuntimes runtimes, IPodUsage usage, PodObservers observers, ImagePuller images, Prober prober, PodReadiness readiness)
{
    // A start-up beyond this never ends within a run; it would not fit the clock either.
    private const double NeverSeconds = 1e9;

    /// <summary>The kubelet has seen the pod: status.startTime is set, and Ready is False from then; the sandbox is made.</summary>
    public void Admit(Pod pod)
    {
        var now = state.Simulator.Now;
        pod.StartTime ??= state.Clock.Truncate(now);
        pod.ReadyTransitionTime ??= pod.StartTime;
        MakeContainers(pod);
        runtimes.After(pod, KubeletStep.Pull, state.Options.SandboxCreation);
    }

    /// <summary>The next container's turn, if there is one left.</summary>
    public void Advance(Pod pod)
    {
        var runtime = runtimes.Of(pod);
        if (runtime.BroughtUp < runtime.Containers.Length)
            images.Get(pod, runtime.Containers[runtime.BroughtUp]);
    }

    /// <summary>A container starts, for the first time or again.</summary>
    public void Start(Pod pod, ContainerRuntime container)
    {
        var now = state.Simulator.Now;
        container.IsRunning = true;
        container.StartedAt = now;
        container.AnswersAt = AnswersAt(pod, container);
        state.Events.Normal(EventLog.Subject(pod), "Started", $"Started container {container.Spec.Name}");
        if (container.Role == ContainerRole.Init)
        {
            runtimes.At(pod, container, KubeletStep.InitDone, now + InitTime(pod, container));
            return;
        }

        if (container.Role == ContainerRole.Main)
            MainStarted(pod);
        if (container.Role != ContainerRole.Sidecar && !runtimes.Of(pod).ContainersStarted)
        {
            runtimes.Of(pod).ContainersStarted = true;
            state.Pods.SetRunning(pod, now);
        }

        if (container.Role == ContainerRole.Main)
            observers.Started(pod);
        if (container.Spec.PostStartSleep is { } hook)
            runtimes.At(pod, container, KubeletStep.Up, now + hook);
        else
            Up(pod, container);
    }

    /// <summary>The kubelet has a container down as running: probes go to it, and the next one starts.</summary>
    public void Up(Pod pod, ContainerRuntime container)
    {
        container.IsUp = true;
        if (container.Role == ContainerRole.Main && EndOf(pod) is { } end && container.AnswersAt != SimTime.MaxValue)
        {
            runtimes.At(pod, container, end, SimTime.Max(state.Simulator.Now, container.AnswersAt));
            container.AnswersAt = SimTime.MaxValue;
        }

        prober.ContainerUp(pod, container);
        if (container.Readiness is null)
            readiness.Await(pod, container);
        if (IsNext(pod, container) && (container.Role != ContainerRole.Sidecar || container.HasStarted))
            Done(pod);
    }

    /// <summary>An init container has exited with 0.</summary>
    public void InitDone(Pod pod, ContainerRuntime container)
    {
        container.IsRunning = false;
        Done(pod);
    }

    /// <summary>The startup probe of a container has succeeded: where it is a sidecar, the next container has waited for that.</summary>
    public void HasStarted(Pod pod, ContainerRuntime container)
    {
        if (container.Readiness is null)
            readiness.Await(pod, container);
        if (container.Role == ContainerRole.Sidecar && IsNext(pod, container))
            Done(pod);
    }

    /// <summary>The node was cut off and is back: containers that ran still run.</summary>
    public void Rejoin(Pod pod)
    {
        if (runtimes.Of(pod).Main is not { IsRunning: true })
            return;
        pod.IsRunning = true;
        observers.Started(pod);
    }

    /// <summary>The node is back: the pod goes on where it stood, or anew where its containers do not run.</summary>
    public void Resume(Pod pod)
    {
        var runtime = runtimes.Of(pod);
        if (!runtime.ContainersStarted)
        {
            state.Pods.SetReady(pod, ready: false, state.Simulator.Now);
            Admit(pod);
            return;
        }

        foreach (var container in runtime.Containers)
        {
            prober.Resume(pod, container);
            readiness.CatchUp(pod, container);
            if (container.Stays && !container.IsRunning && container.Index < runtime.BroughtUp)
                runtimes.At(pod, container, KubeletStep.Restart, state.Simulator.Now);
        }

        Advance(pod);
        readiness.ReportLater(pod);
    }

    /// <summary>Puts a pod where it would stand had it been running for long.</summary>
    public void AdoptRunning(Pod pod, SimTime startedAt, SimTime readyAt)
    {
        runtimes.CancelAll(pod);
        MakeContainers(pod);
        var runtime = runtimes.Of(pod);
        pod.StartTime = state.Clock.Truncate(startedAt);
        MainStarted(pod);
        pod.ContainersStartedAt = startedAt;
        runtime.ContainersStarted = true;
        runtime.BroughtUp = runtime.Containers.Length;
        foreach (var container in runtime.Containers)
        {
            images.Preload(pod.NodeIndex, container.Spec.Image, startedAt);
            if (!container.Stays)
                continue;
            container.IsRunning = container.IsUp = container.IsReady = true;
            container.StartedAt = startedAt;
            container.AnswersAt = container.ReadySince = readyAt;
            prober.AdoptRunning(pod, container);
        }

        state.Pods.SetRunning(pod, startedAt);
        observers.Started(pod);
        state.Pods.SetReady(pod, ready: true, readyAt);
    }

    private void MakeContainers(Pod pod)
    {
        var template = pod.Template;
        var runtime = runtimes.Of(pod);

        // A pod whose containers are made anew has seen its machine boot, which counts as a restart.
        var restarts = runtime.Main is { } before ? before.Restarts + (runtime.BroughtUp > before.Index ? 1 : 0) : 0;
        var inits = template.InitContainers.Count;
        var main = template.MainContainer;
        runtime.BroughtUp = 0;
        runtime.Containers = new ContainerRuntime[inits + template.Containers.Count];
        for (var i = 0; i < runtime.Containers.Length; i++)
        {
            var spec = i < inits ? template.InitContainers[i] : template.Containers[i - inits];
            runtime.Containers[i] = prober.Admit(pod, spec, RoleOf(spec, isInit: i < inits, main), i);
        }

        runtime.Main!.Restarts = restarts;
        pod.Restarts = Math.Max(pod.Restarts, restarts);
    }

    // Before 1.29 an init container's restartPolicy meant nothing.
    private ContainerRole RoleOf(ContainerSpec spec, bool isInit, ContainerSpec main)
    {
        if (isInit)
            return spec.IsSidecar && state.Options.Version >= KubernetesVersion.V1_35 ? ContainerRole.Sidecar : ContainerRole.Init;
        return ReferenceEquals(spec, main) ? ContainerRole.Main : ContainerRole.Companion;
    }

    private void MainStarted(Pod pod)
    {
        var runtime = runtimes.Of(pod);
        runtime.TermSent = runtime.ShutdownElapsed = false;
        pod.IsRunning = true;
        pod.ContainersStartedAt = state.Simulator.Now;
    }

    private bool IsNext(Pod pod, ContainerRuntime container) => runtimes.Of(pod).BroughtUp == container.Index;

    private void Done(Pod pod)
    {
        runtimes.Of(pod).BroughtUp++;
        Advance(pod);
    }

    // How the main process ends when it should have come up; null when it will have come up.
    private KubeletStep? EndOf(Pod pod)
    {
        if (pod.TemplateRevision.Timing.Defect == PodDefect.Crash)
            return KubeletStep.Crash;
        return usage.LacksMemoryIdle(pod) ? KubeletStep.OutOfMemory : null;
    }

    // What stands beside the main process is taken to come up at once.
    private SimTime AnswersAt(Pod pod, ContainerRuntime container)
    {
        if (container.Role != ContainerRole.Main)
            return state.Simulator.Now;
        var seconds = pod.TemplateRevision.Timing.StartupSeconds.Sample(state.Streams.Get($"startup/{pod.Workload}"));
        return seconds > NeverSeconds ? SimTime.MaxValue : state.Simulator.Now + TimeSpan.FromSeconds(seconds);
    }

    private TimeSpan InitTime(Pod pod, ContainerRuntime container)
    {
        var timing = pod.TemplateRevision.Timing;
        var seconds = timing.InitSeconds.GetValueOrDefault(container.Spec.Name, timing.OtherInitSeconds);
        return TimeSpan.FromSeconds(Math.Min(seconds.Sample(state.Streams.Get($"init/{pod.Workload}")), NeverSeconds));
    }
}
