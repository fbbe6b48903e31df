using EShopSim.Cluster;

namespace EShopSim.Reporting.Summaries;

/// <summary>Versions as text.</summary>
internal static class ProductVersion
{
    /// <summary>This product's, as <c>0.1.0</c>.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetName().Version!.ToString(3);

    /// <summary>Kubernetes', as <c>1.35</c>.</summary>
    public static string Of(KubernetesVersion version) => version.ToString()[1..].Replace('_', '.');
}
