namespace EShopSim.Cluster.Api;

/// <summary>v1 Service.</summary>
/// <param name="Meta">Name, namespace, labels.</param>
/// <param name="Selector">Labels of the pods behind it; empty means it selects nothing by itself.</param>
public sealed record Service(ObjectMeta Meta, IReadOnlyDictionary<string, string> Selector)
{
    /// <summary>How it is reached.</summary>
    public ServiceType Type { get; init; } = ServiceType.ClusterIP;

    /// <summary>True with clusterIP None: clients get the pods' addresses from DNS.</summary>
    public bool Headless { get; init; }

    /// <summary>Whether pods that are not ready are published too.</summary>
    public bool PublishNotReadyAddresses { get; init; }

    /// <summary>True for sessionAffinity ClientIP.</summary>
    public bool ClientIpAffinity { get; init; }

    /// <summary>How long a client stays with its pod under sessionAffinity ClientIP: sessionAffinityConfig.clientIP.timeoutSeconds.</summary>
    public TimeSpan ClientIpTimeout { get; init; } = TimeSpan.FromSeconds(10800);

    /// <summary>True for internalTrafficPolicy Local: pods on the caller's node or none.</summary>
    public bool IsInternallyLocal { get; init; }

    /// <summary>True for externalTrafficPolicy Local of a Service that is reached from outside: through nodes with a pod, and no further.</summary>
    public bool IsExternallyLocal { get; init; }

    /// <summary>spec.trafficDistribution, as <c>PreferSameZone</c>; empty without one.</summary>
    public string TrafficDistribution { get; init; } = "";

    /// <summary>Whether the annotation topology-mode (or topology-aware-hints) says Auto.</summary>
    public bool HasTopologyHints =>
        Meta.Annotations.TryGetValue("service.kubernetes.io/topology-mode", out var mode) ? mode is "Auto" or "auto"
        : Meta.Annotations.TryGetValue("service.kubernetes.io/topology-aware-hints", out var hints) && hints is "Auto" or "auto";

    /// <summary>Its ports.</summary>
    public IReadOnlyList<ServicePort> Ports { get; init; } = [];

    /// <summary>Whether pods of that namespace with these labels are behind it.</summary>
    public bool Selects(string podNamespace, IReadOnlyDictionary<string, string> podLabels)
    {
        if (Selector.Count == 0 || !string.Equals(podNamespace, Meta.Namespace, StringComparison.Ordinal))
            return false;
        foreach (var (key, value) in Selector)
            if (!podLabels.TryGetValue(key, out var actual) || !string.Equals(actual, value, StringComparison.Ordinal))
                return false;
        return true;
    }
}
