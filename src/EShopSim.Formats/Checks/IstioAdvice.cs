using EShopSim.Formats.Manifests;
using EShopSim.Formats.Manifests.Objects;

namespace EShopSim.Formats.Checks;

/// <summary>Istio's rules that lead nowhere.</summary>
internal static class IstioAdvice
{
    internal static void Check(ManifestObjects manifests, Findings findings)
    {
        foreach (var rule in manifests.DestinationRules.Items)
            CheckHost(manifests, $"DestinationRule '{rule.Object.Name}'", rule.Object.Host.Value, rule.Object.Host.Node, rule.Object.Namespace, findings);
        foreach (var rule in manifests.VirtualServices.Items.Select(item => item.Object))
        {
            foreach (var host in rule.Hosts)
                CheckHost(manifests, $"VirtualService '{rule.Name}'", host.Value, host.Node, rule.Namespace, findings);
            foreach (var destination in rule.Destinations)
                CheckSubset(manifests, rule, destination, findings);
            if (rule.Destinations.Count > 1 && rule.Destinations.All(destination => destination.Weight == 0))
                findings.Add(DiagnosticCodes.NoWeight, rule.Destinations[0].Host.Node.At, $"VirtualService '{rule.Name}' gives none of its {rule.Destinations.Count} destinations a weight: Istio refuses that");
        }
    }

    private static void CheckHost(ManifestObjects manifests, string rule, string host, YamlNode at, string @namespace, Findings findings)
    {
        // Rules without any Service beside them say nothing about what there is.
        if (manifests.Services.Items.Count == 0 || !IstioHosts.IsInCluster(host) || IstioHosts.Find(manifests, host, @namespace) is not null)
            return;
        findings.Add(DiagnosticCodes.IstioHost, at.At, $"{rule} is about the host '{host}', which no Service of namespace '{IstioHosts.Parts(host, @namespace).Namespace}' defines{Suggestion.For(host, manifests.Services.Items.Select(service => service.Object.Meta.Name))}; it has no effect");
    }

    private static void CheckSubset(ManifestObjects manifests, VirtualService rule, IstioDestination destination, Findings findings)
    {
        if (destination.Subset is not { } subset)
            return;
        var known = manifests.DestinationRules.Items.Select(item => item.Object)
            .Where(other => SameHost(manifests, other, destination, rule.Namespace))
            .SelectMany(other => other.Subsets)
            .Select(one => one.Name)
            .ToArray();
        if (!known.Contains(subset.Value, StringComparer.Ordinal))
            findings.Add(DiagnosticCodes.IstioSubset, subset.Node.At, $"VirtualService '{rule.Name}' leads to the subset '{subset.Value}' of '{destination.Host.Value}', which no DestinationRule defines{Suggestion.For(subset.Value, known)}: its requests would fail");
    }

    private static bool SameHost(ManifestObjects manifests, DestinationRule rule, IstioDestination destination, string @namespace) =>
        string.Equals(rule.Host.Value, destination.Host.Value, StringComparison.Ordinal)
        || (IstioHosts.Find(manifests, rule.Host.Value, rule.Namespace) is { } service && ReferenceEquals(service, IstioHosts.Find(manifests, destination.Host.Value, @namespace)));
}
