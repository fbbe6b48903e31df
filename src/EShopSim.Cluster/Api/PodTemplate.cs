namespace EShopSim.Cluster.Api;

/// <summary>What a workload makes its pods from.</summary>
public sealed record PodTemplate
{
    /// <summary>Labels of every pod.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Empty.Strings;

    /// <summary>Annotations of every pod.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = Empty.Strings;

    /// <summary>The application containers, in order.</summary>
    public IReadOnlyList<ContainerSpec> Containers { get; init; } = [];

    /// <summary>Name of the container that does the workload's own work, where it is known; null leaves it to the annotation.</summary>
    public string? MainContainerName { get; init; }

    /// <summary>The container that does the workload's own work: the one named, else the one that the annotation <c>kubectl.kubernetes.io/default-container</c> names, else the first.</summary>
    public ContainerSpec MainContainer =>
        Named(MainContainerName) ?? Named(Annotations.GetValueOrDefault("kubectl.kubernetes.io/default-container")) ?? Containers[0];

    /// <summary>Init containers, sidecars among them, in order.</summary>
    public IReadOnlyList<ContainerSpec> InitContainers { get; init; } = [];

    /// <summary>Node labels the pod asks for.</summary>
    public IReadOnlyDictionary<string, string> NodeSelector { get; init; } = Empty.Strings;

    /// <summary>Affinity and anti-affinity; null when none is given.</summary>
    public Affinity? Affinity { get; init; }

    /// <summary>Taints the pod tolerates.</summary>
    public IReadOnlyList<Toleration> Tolerations { get; init; } = [];

    /// <summary>Topology spread constraints; empty means the scheduler's system default applies.</summary>
    public IReadOnlyList<TopologySpreadConstraint> TopologySpreadConstraints { get; init; } = [];

    /// <summary>Name of the priority class; null when none is given.</summary>
    public string? PriorityClassName { get; init; }

    /// <summary>The priority that the template names itself; it must be its class's. Null normally.</summary>
    public int? Priority { get; init; }

    /// <summary>The pod's securityContext.</summary>
    public SecurityContext Security { get; init; } = SecurityContext.None;

    /// <summary>Which of hostNetwork, hostPID and hostIPC the pod uses.</summary>
    public IReadOnlyList<string> HostNamespaces { get; init; } = [];

    /// <summary>The types of the pod's volumes, as <c>emptyDir</c>, in order.</summary>
    public IReadOnlyList<string> VolumeTypes { get; init; } = [];

    /// <summary>Whether a volume keeps data on the node: a hostPath, or an emptyDir that is not in memory.</summary>
    public bool HasLocalStorage { get; init; }

    /// <summary>Whether the pod has scheduling gates, which hold it back from the scheduler for ever: nothing here takes them away.</summary>
    public bool IsGated { get; init; }

    /// <summary>Node the template names itself (spec.nodeName); null normally.</summary>
    public string? NodeName { get; init; }

    /// <summary>Seconds from the DELETE to SIGKILL; default 30.</summary>
    public int TerminationGracePeriodSeconds { get; init; } = 30;

    /// <summary>Resources the runtime class adds to the pod.</summary>
    public ResourceList Overhead { get; init; } = ResourceList.None;

    private ContainerSpec? Named(string? name) =>
        name is null ? null : Containers.FirstOrDefault(container => string.Equals(container.Name, name, StringComparison.Ordinal));
}
