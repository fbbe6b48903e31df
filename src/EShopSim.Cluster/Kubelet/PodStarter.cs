using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>Brings pods up: sandbox, images, containers, readiness (pkg/kubelet/kuberuntime).</summary>
internal sealed class PodStarter(ClusterState state, PodRuntimes runtimes, PodObservers observers)
{
    // A start-up beyond this never ends within a run; it would not fit the clock either.
    private const double NeverSeconds = 1e9;
    private static readonly TimeSpan _statusSyncPeriod = TimeSpan.FromSeconds(10);

    private readonly List<ImageStore> _images = [];
    private readonly RandomStream _statusSync = state.Streams.Get("kubelet-status-sync");

    /// <summary>The kubelet has seen the pod: status.startTime is set, and Ready is False from then; the sandbox is made.</summary>
    public void Admit(Pod pod)
    {
        var now = state.Simulator.Now;
        pod.StartTime ??= state.Clock.Truncate(now);
        pod.ReadyTransitionTime ??= pod.StartTime;
        runtimes.Of(pod).AdmittedAt = now;
        runtimes.After(pod, KubeletStep.Pull, state.Options.SandboxCreation);
    }

    /// <summary>The containers start when the last image is there.</summary>
    public void Pull(Pod pod)
    {
        var now = state.Simulator.Now;
        var ready = now;
        var images = Images(pod.NodeIndex);
        foreach (var container in pod.Template.Containers)
        {
            if (!images.Knows(container.Image))
            {
                state.Events.Normal(EventLog.Subject(pod), "Pulling", $"Pulling image \"{container.Image}\"");
                images.Pull(container.Image, now, Draw(pod, pod.TemplateRevision.Timing.ImagePullSeconds, "image-pull"));
            }

            ready = SimTime.Max(ready, images.AvailableAt(container.Image));
        }

        runtimes.At(pod, KubeletStep.Start, ready);
    }

    /// <summary>The containers run from now on; they are ready when they have come up and the probes have found out.</summary>
    public void Start(Pod pod)
    {
        var now = state.Simulator.Now;
        var runtime = runtimes.Of(pod);
        runtime.ContainersStarted = true;
        runtime.ReadyAt = ReadyAt(pod, runtime.AdmittedAt, now);
        pod.IsRunning = true;
        pod.ContainersStartedAt = now;
        foreach (var container in pod.Template.Containers)
            state.Events.Normal(EventLog.Subject(pod), "Started", $"Started container {container.Name}");
        state.Pods.SetRunning(pod, now);
        observers.Started(pod);
        AwaitReady(pod, runtime);
    }

    /// <summary>The kubelet reports the containers as ready since when it saw them so, which may have been while it was cut off.</summary>
    public void ReportReady(Pod pod) => state.Pods.SetReady(pod, ready: true, runtimes.Of(pod).ReadyAt);

    /// <summary>The node was cut off and is back: containers that ran still run.</summary>
    public void Rejoin(Pod pod)
    {
        if (!runtimes.Of(pod).ContainersStarted)
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
        }
        else if (runtime.ReadyAt > state.Simulator.Now)
        {
            AwaitReady(pod, runtime);
        }
        else if (!pod.IsReady)
        {
            runtimes.After(pod, KubeletStep.ReportStatus, _statusSyncPeriod * _statusSync.NextDouble());
        }
    }

    /// <summary>Puts a pod where it would stand had it been running for long.</summary>
    public void AdoptRunning(Pod pod, SimTime startedAt, SimTime readyAt)
    {
        runtimes.CancelAll(pod);
        var runtime = runtimes.Of(pod);
        runtime.AdmittedAt = startedAt;
        runtime.ContainersStarted = true;
        runtime.ReadyAt = readyAt;
        pod.StartTime = state.Clock.Truncate(startedAt);
        pod.IsRunning = true;
        pod.ContainersStartedAt = startedAt;
        foreach (var container in pod.Template.Containers)
            Images(pod.NodeIndex).Preload(container.Image, startedAt);
        state.Pods.SetRunning(pod, startedAt);
        observers.Started(pod);
        state.Pods.SetReady(pod, ready: true, readyAt);
    }

    private void AwaitReady(Pod pod, PodRuntime runtime)
    {
        if (runtime.ReadyAt != SimTime.MaxValue)
            runtimes.At(pod, KubeletStep.BecomeReady, runtime.ReadyAt);
    }

    private SimTime ReadyAt(Pod pod, SimTime admittedAt, SimTime startedAt)
    {
        var startupSeconds = pod.TemplateRevision.Timing.StartupSeconds.Sample(Stream(pod, "startup"));
        if (startupSeconds > NeverSeconds)
            return SimTime.MaxValue;
        var probing = new ReadinessProbing(state.Options.Version, admittedAt, startedAt, startedAt + TimeSpan.FromSeconds(startupSeconds));
        var ready = startedAt;
        foreach (var container in pod.Template.Containers)
            ready = SimTime.Max(ready, probing.ReadyAt(container, Stream(pod, "probe-phase")));
        return ready;
    }

    private ImageStore Images(int node)
    {
        while (_images.Count <= node)
            _images.Add(new ImageStore());
        return _images[node];
    }

    private TimeSpan Draw(Pod pod, Distribution seconds, string purpose) => TimeSpan.FromSeconds(seconds.Sample(Stream(pod, purpose)));

    private RandomStream Stream(Pod pod, string purpose) => state.Streams.Get($"{purpose}/{pod.Workload}");
}
