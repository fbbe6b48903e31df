namespace EShopSim.Cluster.Api;

/// <summary>A securityContext of a pod or a container, as far as Pod Security Admission looks at it; null and empty where nothing is written.</summary>
public sealed record SecurityContext
{
    /// <summary>Nothing written.</summary>
    public static SecurityContext None { get; } = new();

    /// <summary>privileged; containers only.</summary>
    public bool? Privileged { get; init; }

    /// <summary>allowPrivilegeEscalation; containers only.</summary>
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>runAsNonRoot.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>runAsUser.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>seccompProfile.type.</summary>
    public string? SeccompProfile { get; init; }

    /// <summary>appArmorProfile.type.</summary>
    public string? AppArmorProfile { get; init; }

    /// <summary>seLinuxOptions.type.</summary>
    public string? SeLinuxType { get; init; }

    /// <summary>Whether seLinuxOptions name a user or a role.</summary>
    public bool NamesSeLinuxUserOrRole { get; init; }

    /// <summary>windowsOptions.hostProcess.</summary>
    public bool? HostProcess { get; init; }

    /// <summary>procMount; containers only.</summary>
    public string? ProcMount { get; init; }

    /// <summary>capabilities.add; containers only.</summary>
    public IReadOnlyList<string> AddedCapabilities { get; init; } = [];

    /// <summary>capabilities.drop; containers only.</summary>
    public IReadOnlyList<string> DroppedCapabilities { get; init; } = [];

    /// <summary>Names of sysctls; pods only.</summary>
    public IReadOnlyList<string> Sysctls { get; init; } = [];
}
