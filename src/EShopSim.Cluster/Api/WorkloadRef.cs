namespace EShopSim.Cluster.Api;

/// <summary>Names one workload.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public readonly record struct WorkloadRef(WorkloadKind Kind, string Namespace, string Name)
{
    /// <summary><c>Deployment shop/catalog</c>.</summary>
    public override string ToString() => $"{Kind} {Namespace}/{Name}";
}
