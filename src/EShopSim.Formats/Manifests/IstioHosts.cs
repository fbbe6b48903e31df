using EShopSim.Cluster.Api;

namespace EShopSim.Formats.Manifests;

/// <summary>The hosts of Istio's rules.</summary>
internal static class IstioHosts
{
    private static readonly string[] Suffixes = [".svc.cluster.local", ".svc"];

    /// <summary>The Service that a host means, as seen from a namespace; null where it means none of these.</summary>
    internal static Manifest<Service>? Find(ManifestObjects manifests, string host, string fromNamespace)
    {
        var (name, @namespace) = Parts(host, fromNamespace);
        return manifests.Services.Find(@namespace, name);
    }

    /// <summary>Whether a host can only be a Service of the cluster.</summary>
    internal static bool IsInCluster(string host) =>
        !host.Contains('*', StringComparison.Ordinal) && (!host.Contains('.', StringComparison.Ordinal) || Suffixes.Any(suffix => host.EndsWith(suffix, StringComparison.Ordinal)));

    /// <summary>The Service's name and namespace that a host names.</summary>
    internal static (string Name, string Namespace) Parts(string host, string fromNamespace)
    {
        foreach (var suffix in Suffixes)
        {
            if (host.EndsWith(suffix, StringComparison.Ordinal))
                host = host[..^suffix.Length];
        }

        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (host, fromNamespace) : (host[..dot], host[(dot + 1)..]);
    }
}
