using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>Sends the probes and draws the conclusions (pkg/kubelet/prober/{worker,prober_manager}.go).</summary>
/// <remarks>
/// A tick that the kubelet would skip is no event here: the next one that counts is computed. A process that serves no simulated
/// requests answers each probe once it has come up, so its workers rest from their first success on.
/// </remarks>
internal sealed class Prober(ClusterState state, PodRuntimes runtimes, IPodUsage usage) : IEventHandler
{
    private const int TickDue = 0;
    private const int TimedOut = 1;
    private const int ContainerShift = 32;
    private const int KindShift = 40;

    private static readonly TimeSpan _plegPeriod = TimeSpan.FromSeconds(1);

    private long _tickets;

    /// <summary>A container's readiness, or whether it has started, has changed.</summary>
    public required Action<Pod, ContainerRuntime> ReadinessChanged { get; init; }

    /// <summary>A container is to be killed and started again.</summary>
    public required Action<Pod, ContainerRuntime, ProbeWorker> Condemned { get; init; }

    // Up to 1.20 a worker slept a random part of its period first and knew no extra probe.
    private bool TriggersProbes => state.Options.Version >= KubernetesVersion.V1_28;

    /// <summary>The workers of a container, from the pod's admission on.</summary>
    public ContainerRuntime Admit(Pod pod, ContainerSpec spec, ContainerRole role, int index)
    {
        var feelsLoad = role == ContainerRole.Main && usage.ServesRequests(pod);
        return new ContainerRuntime(spec, role, index)
        {
            Startup = Worker(pod, ProbeKind.Startup, spec.StartupProbe, feelsLoad),
            Readiness = Worker(pod, ProbeKind.Readiness, spec.ReadinessProbe, feelsLoad),
            Liveness = Worker(pod, ProbeKind.Liveness, spec.LivenessProbe, feelsLoad),
        };
    }

    /// <summary>A container runs: its workers go about it.</summary>
    public void ContainerUp(Pod pod, ContainerRuntime container)
    {
        foreach (var kind in (ReadOnlySpan<ProbeKind>)[ProbeKind.Startup, ProbeKind.Readiness, ProbeKind.Liveness])
            if (container.Worker(kind) is { } worker)
                worker.IsOnHold = false;
        container.HasStarted = container.Startup is null;
        if (container.Startup is { } startup)
            Plan(pod, container, startup, state.Simulator.Now);
        else
            BeginReadiness(pod, container, state.Simulator.Now + (TriggersProbes && container.Readiness is not null ? _plegPeriod * Phase(pod).NextDouble() : TimeSpan.Zero));
    }

    /// <summary>The pod has been running for long: its workers stand somewhere within their periods, and all is well.</summary>
    public void AdoptRunning(Pod pod, ContainerRuntime container)
    {
        container.HasStarted = true;
        foreach (var kind in (ReadOnlySpan<ProbeKind>)[ProbeKind.Readiness, ProbeKind.Liveness])
        {
            if (container.Worker(kind) is not { IsRequest: true } worker)
                continue;
            worker.Tally = worker.Tally.With(succeeded: true);
            worker.Tick = state.Simulator.Now + (worker.Period * Phase(pod).NextDouble());
            Plan(pod, container, worker, worker.Tick);
        }
    }

    /// <summary>The machine was cut off and is back: the workers of a running container go on.</summary>
    public void Resume(Pod pod, ContainerRuntime container)
    {
        if (!container.IsUp)
            return;
        if (!container.HasStarted)
        {
            Plan(pod, container, container.Startup!, state.Simulator.Now);
            return;
        }

        foreach (var kind in (ReadOnlySpan<ProbeKind>)[ProbeKind.Readiness, ProbeKind.Liveness])
            if (container.Worker(kind) is { } worker)
                Plan(pod, container, worker, state.Simulator.Now);
    }

    /// <summary>A container has exited or the pod is gone: no probe is sent any more.</summary>
    public void ContainerDown(ContainerRuntime container)
    {
        foreach (var kind in (ReadOnlySpan<ProbeKind>)[ProbeKind.Startup, ProbeKind.Readiness, ProbeKind.Liveness])
            if (container.Worker(kind) is { } worker)
                Rest(worker);
    }

    /// <summary>The pod is being deleted: whether it lives does not matter any more.</summary>
    public void PodStopping(ContainerRuntime container)
    {
        if (container.Startup is { } startup)
            Rest(startup);
        if (container.Liveness is { } liveness)
            Rest(liveness);
    }

    /// <summary>The answer to a probe that was pending; one that comes too late is not heard.</summary>
    public void Answered(Pod pod, long ticket, bool succeeded)
    {
        foreach (var container in runtimes.Of(pod).Containers)
            foreach (var kind in (ReadOnlySpan<ProbeKind>)[ProbeKind.Startup, ProbeKind.Readiness, ProbeKind.Liveness])
                if (container.Worker(kind) is { } worker && worker.Ticket == ticket)
                {
                    Conclude(pod, container, worker, succeeded, "HTTP probe failed with statuscode: 503");
                    return;
                }
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var pod = state.Pods.All[(int)(uint)argument];
        var container = runtimes.Of(pod).Containers[(int)(argument >> ContainerShift) & 0xff];
        var worker = container.Worker((ProbeKind)(argument >> KindShift))!;
        if (kind == TimedOut)
            Conclude(pod, container, worker, succeeded: false, "context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        else
            Send(pod, container, worker);
    }

    private void Send(Pod pod, ContainerRuntime container, ProbeWorker worker)
    {
        var now = state.Simulator.Now;
        if (now >= worker.Tick + worker.Period)
            worker.Tick = now;
        var neverReady = worker.Kind == ProbeKind.Readiness && container.Role == ContainerRole.Main && pod.TemplateRevision.Timing.Defect == PodDefect.NeverReady;
        if (now < container.AnswersAt || neverReady)
        {
            Conclude(pod, container, worker, succeeded: false, neverReady ? "HTTP probe failed with statuscode: 503" : "connect: connection refused");
            return;
        }

        var ticket = ++_tickets;
        var answer = worker.IsRequest ? usage.Probe(pod, ticket) : ProbeAnswer.Succeeded;
        if (answer == ProbeAnswer.Pending)
        {
            worker.Ticket = ticket;
            worker.Event = Schedule(pod, container, worker, TimedOut, now + TimeSpan.FromSeconds(worker.Probe.TimeoutSeconds));
            return;
        }

        Conclude(pod, container, worker, answer == ProbeAnswer.Succeeded, "HTTP probe failed with statuscode: 503");
    }

    private void Conclude(Pod pod, ContainerRuntime container, ProbeWorker worker, bool succeeded, string failure)
    {
        Rest(worker);
        var now = state.Simulator.Now;
        var isNew = worker.Tally.LastSucceeded != succeeded;
        worker.Tally = worker.Tally.With(succeeded);
        if (!succeeded && isNew)
            state.Events.Warning(EventLog.Subject(pod), "Unhealthy", $"{worker.Kind} probe failed: {failure}");

        // A tick that came while the probe was under way has waited; further ones are lost.
        var next = worker.Tick + worker.Period;
        if (next <= now)
        {
            worker.Tick = worker.LastTickBy(now);
            next = now;
        }

        if (worker.Tally.Verdict(worker.Probe.SuccessThreshold, worker.Probe.FailureThreshold) is not { } verdict)
            SendAt(pod, container, worker, next);
        else if (worker.Kind == ProbeKind.Readiness)
            ReadinessIs(pod, container, worker, verdict, next);
        else if (!verdict)
            Condemn(pod, container, worker);
        else if (worker.Kind == ProbeKind.Startup)
            Started(pod, container);
        else if (worker.IsRequest)
            SendAt(pod, container, worker, next);
    }

    private void ReadinessIs(Pod pod, ContainerRuntime container, ProbeWorker worker, bool verdict, SimTime next)
    {
        var changed = container.IsReady != verdict;
        container.IsReady = verdict;
        container.ReadySince = state.Simulator.Now;

        // The status that shows an unready container asks for one more probe at once.
        if (changed && !verdict && TriggersProbes)
            worker.Tick = next = state.Simulator.Now + state.Options.WatchDelay;
        if (!verdict || worker.IsRequest)
            SendAt(pod, container, worker, next);
        if (changed)
            ReadinessChanged(pod, container);
    }

    private void Started(Pod pod, ContainerRuntime container)
    {
        container.HasStarted = true;
        BeginReadiness(pod, container, state.Simulator.Now);
        ReadinessChanged(pod, container);
    }

    private void Condemn(Pod pod, ContainerRuntime container, ProbeWorker worker)
    {
        worker.IsOnHold = true;
        worker.Tally = default;
        Condemned(pod, container, worker);
    }

    private void BeginReadiness(Pod pod, ContainerRuntime container, SimTime trigger)
    {
        if (container.Liveness is { } liveness)
            Plan(pod, container, liveness, state.Simulator.Now);
        if (container.Readiness is not { } readiness)
            return;
        if (TriggersProbes)
            readiness.Tick = trigger;
        Plan(pod, container, readiness, trigger);
    }

    // The next tick of the worker that is not skipped.
    private void Plan(Pod pod, ContainerRuntime container, ProbeWorker worker, SimTime earliest)
    {
        var counts = container.StartedAt + TimeSpan.FromSeconds(worker.Probe.InitialDelaySeconds);
        SendAt(pod, container, worker, worker.TickFrom(SimTime.Max(earliest, counts)));
    }

    private void SendAt(Pod pod, ContainerRuntime container, ProbeWorker worker, SimTime at)
    {
        if (worker.IsOnHold)
            return;
        state.Simulator.Cancel(worker.Event);
        worker.Event = Schedule(pod, container, worker, TickDue, at);
    }

    private EventHandle Schedule(Pod pod, ContainerRuntime container, ProbeWorker worker, int what, SimTime at) =>
        state.Simulator.Schedule(at, Engine.Phase.Lifecycle, this, what, (uint)pod.Index | ((long)container.Index << ContainerShift) | ((long)worker.Kind << KindShift));

    private void Rest(ProbeWorker worker)
    {
        state.Simulator.Cancel(worker.Event);
        worker.Ticket = 0;
    }

    private ProbeWorker? Worker(Pod pod, ProbeKind kind, Probe? probe, bool feelsLoad) => probe is null ? null : new ProbeWorker(kind, probe, feelsLoad && probe.IsRequest)
    {
        Tick = state.Simulator.Now + (TriggersProbes ? TimeSpan.Zero : TimeSpan.FromSeconds(probe.PeriodSeconds) * Phase(pod).NextDouble()),
    };

    private RandomStream Phase(Pod pod) => state.Streams.Get($"probe-phase/{pod.Workload}");
}
