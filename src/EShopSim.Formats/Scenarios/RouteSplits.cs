using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Manifests.Objects;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Splits calls between workloads by the weights of VirtualServices, where modules with the same operations stand behind them.</summary>
internal sealed class RouteSplits(ManifestObjects manifests, ModuleBinder modules, IReadOnlyList<Module> bound, Findings findings)
{
    /// <summary>Where calls of a module go; empty where all come to it, or where they cannot be split, which is reported.</summary>
    internal IReadOnlyList<RouteShare> Of(int index, IEnumerable<VirtualService> rules)
    {
        foreach (var rule in rules)
        {
            IstioDestination[] wanted = [.. rule.Destinations.Where(destination => destination.Weight > 0 || rule.Destinations.Count == 1)];
            RouteShare[] shares = [.. wanted.Select(destination => Share(rule, destination, index)).OfType<RouteShare>()];
            if (shares.Length == wanted.Length && Array.Exists(shares, share => share.Module != bound[index].Name))
                return shares;
        }

        return [];
    }

    private RouteShare? Share(VirtualService rule, IstioDestination destination, int index)
    {
        var here = bound[index];
        var service = IstioHosts.Find(manifests, destination.Host.Value, rule.Namespace);
        var labels = destination.Subset is { } subset ? Labels(service, subset.Value) : [];
        Module[] there = [.. bound.Where((_, i) => IsBehind(service, labels, modules.Bound[i].Workload))];

        // Most routes lead to the one workload behind the Service; that needs no more thought.
        if (there.Contains(here) && there.Length == 1)
            return new RouteShare(here.Name, Math.Max(1, destination.Weight));
        var reason = there switch
        {
            [] when service is null || rule.Destinations.Count == 1 => null,
            [] => "no module describes the pods there",
            [_, _, ..] when destination.Subset is null => null,
            [_, _, ..] => "several modules describe pods there",
            [var one] when here.Operations.FirstOrDefault(operation => !Has(one, operation.Name[here.Name.Length..])) is { } missing => $"module '{one.Name}' has no operation '{missing.Name[(here.Name.Length + 1)..]}'",
            [var one] when Reaches(one, here, []) || Reaches(here, one, []) => $"'{one.Name}' and '{here.Name}' call one another",
            _ => "",
        };
        if (reason is "")
            return new RouteShare(there[0].Name, Math.Max(1, destination.Weight));
        if (reason is not null)
            findings.Add(DiagnosticCodes.IstioSplit, destination.Host.Node.At, $"VirtualService '{rule.Name}' sends a part of the requests for '{here.Name}' elsewhere, which cannot be simulated: {reason}; all of them stay");
        return null;
    }

    private IReadOnlyDictionary<string, string>[] Labels(Manifest<Service>? service, string subset) =>
    [
        .. manifests.DestinationRules.Items.Select(item => item.Object)
            .Where(other => service is not null && ReferenceEquals(service, IstioHosts.Find(manifests, other.Host.Value, other.Namespace)))
            .SelectMany(other => other.Subsets)
            .Where(one => string.Equals(one.Name, subset, StringComparison.Ordinal))
            .Select(one => one.Labels),
    ];

    private static bool IsBehind(Manifest<Service>? service, IReadOnlyDictionary<string, string>[] labels, Workload workload) =>
        service?.Object.Selects(workload.Ref.Namespace, workload.Template.Labels) == true
        && Array.TrueForAll(labels, wanted => new LabelSelector(wanted, []).Matches(workload.Template.Labels));

    private static bool Has(Module module, string suffix) =>
        module.Operations.Any(operation => string.Equals(operation.Name, module.Name + suffix, StringComparison.Ordinal));

    // Whether calls lead from one module to the other: then a split between them could go in circles.
    private bool Reaches(Module from, Module to, HashSet<string> seen) =>
        seen.Add(from.Name) && from.Operations.SelectMany(operation => operation.Steps).SelectMany(step => step.Calls)
            .Select(call => bound.FirstOrDefault(module => module.Operations.Any(operation => string.Equals(operation.Name, call.Operation, StringComparison.Ordinal))))
            .OfType<Module>()
            .Any(next => ReferenceEquals(next, to) || Reaches(next, to, seen));
}
