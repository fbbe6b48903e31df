using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>What a kubelet knows of a pod beyond its API object.</summary>
internal sealed class PodRuntime
{
    /// <summary>The next step of starting or stopping.</summary>
    public EventHandle Next { get; set; }

    /// <summary>SIGKILL at the end of the grace period.</summary>
    public EventHandle Kill { get; set; }

    /// <summary>When the kubelet took the pod on; probe workers run from then.</summary>
    public SimTime AdmittedAt { get; set; }

    /// <summary>Whether the containers have been started and not stopped; a dead machine keeps it.</summary>
    public bool ContainersStarted { get; set; }

    /// <summary>When the readiness of the running containers shows.</summary>
    public SimTime ReadyAt { get; set; }

    /// <summary>Whether the process got SIGTERM.</summary>
    public bool TermSent { get; set; }

    /// <summary>Whether the process, having been idle, used up the time it takes to exit.</summary>
    public bool ShutdownElapsed { get; set; }
}
