using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Pods;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>What a kubelet knows of one container of a pod.</summary>
internal sealed class ContainerRuntime(ContainerSpec spec, ContainerRole role, int index)
{
    public ContainerSpec Spec { get; } = spec;

    public ContainerRole Role { get; } = role;

    /// <summary>Place among the pod's containers, init containers first.</summary>
    public int Index { get; } = index;

    /// <summary>Whether it counts for the pod's readiness.</summary>
    public bool Stays => Role != ContainerRole.Init;

    /// <summary>Whether its process exists.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Whether the kubelet has it down as running, which it does not before the postStart hook is done; probes go by that.</summary>
    public bool IsUp { get; set; }

    /// <summary>When its last instance started.</summary>
    public SimTime StartedAt { get; set; }

    /// <summary>From when on it answers; <see cref="SimTime.MaxValue"/> never.</summary>
    public SimTime AnswersAt { get; set; }

    /// <summary>Whether its startup probe has succeeded, or it has none.</summary>
    public bool HasStarted { get; set; }

    public bool IsReady { get; set; }

    /// <summary>Since when it is ready.</summary>
    public SimTime ReadySince { get; set; }

    /// <summary>When its last instance exited.</summary>
    public SimTime ExitedAt { get; set; }

    public int Restarts { get; set; }

    /// <summary>Whether it waits in CrashLoopBackOff.</summary>
    public bool IsInBackOff { get; set; }

    public BackOff? RestartBackOff { get; set; }

    public BackOff? PullBackOff { get; set; }

    /// <summary>Its next step beside the pod's: it comes up, becomes ready, crashes or is looked at after its end.</summary>
    public EventHandle Next { get; set; }

    public ProbeWorker? Startup { get; init; }

    public ProbeWorker? Readiness { get; init; }

    public ProbeWorker? Liveness { get; init; }

    public ProbeWorker? Worker(ProbeKind kind) => kind switch
    {
        ProbeKind.Startup => Startup,
        ProbeKind.Readiness => Readiness,
        _ => Liveness,
    };
}
