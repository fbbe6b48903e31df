namespace EShopSim.Cluster.Api;

/// <summary>One container of a pod template.</summary>
/// <param name="Name">Its name, unique in the pod.</param>
/// <param name="Image">Its image reference.</param>
public sealed record ContainerSpec(string Name, string Image)
{
    /// <summary>Requested resources, as the scheduler and the HPA see them.</summary>
    public ResourceList Requests { get; init; } = ResourceList.None;

    /// <summary>Limits, as the kernel enforces them.</summary>
    public ResourceList Limits { get; init; } = ResourceList.None;

    /// <summary>The readiness probe; null when there is none.</summary>
    public Probe? ReadinessProbe { get; init; }

    /// <summary>The liveness probe; null when there is none.</summary>
    public Probe? LivenessProbe { get; init; }

    /// <summary>The startup probe; null when there is none.</summary>
    public Probe? StartupProbe { get; init; }

    /// <summary>How long the preStop hook sleeps before SIGTERM; null without such a hook.</summary>
    public TimeSpan? PreStopSleep { get; init; }

    /// <summary>How long the postStart hook sleeps: so long the next container waits, and no probe is sent; null without such a hook.</summary>
    public TimeSpan? PostStartSleep { get; init; }

    /// <summary>Whether the registry is asked at every start (imagePullPolicy Always), even where the node has the image.</summary>
    public bool AlwaysPulls { get; init; }

    /// <summary>Ports the container declares.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>The same with their names and protocols.</summary>
    public IReadOnlyList<NamedPort> DeclaredPorts { get; init; } = [];

    /// <summary>Ports of the node that the container takes, with their protocol.</summary>
    public IReadOnlyList<HostPort> HostPorts { get; init; } = [];

    /// <summary>The container's securityContext.</summary>
    public SecurityContext Security { get; init; } = SecurityContext.None;

    /// <summary>Whether a probe or a hook of it names a host.</summary>
    public bool NamesProbeHost { get; init; }

    /// <summary>True for an init container with restartPolicy Always (a sidecar, KEP-753).</summary>
    public bool IsSidecar { get; init; }
}
