namespace EShopSim.Cluster.Kubelet;

/// <summary>The three probes.</summary>
internal enum ProbeKind
{
    Startup,
    Readiness,
    Liveness,
}
