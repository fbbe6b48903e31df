namespace EShopSim.Formats.Scenarios;

/// <summary>Whose proxies stand before the callers of a workload.</summary>
internal enum Mesh
{
    /// <summary>Nobody's: kube-proxy chooses.</summary>
    None,

    /// <summary>Envoy with its own defaults.</summary>
    Envoy,

    /// <summary>Istio's sidecars.</summary>
    Istio,

    /// <summary>Linkerd's.</summary>
    Linkerd,
}
