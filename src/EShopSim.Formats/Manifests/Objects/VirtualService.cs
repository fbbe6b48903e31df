using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>networking.istio.io VirtualService: where requests to hosts go, as far as that does not depend on their paths and headers.</summary>
/// <param name="Namespace">Its namespace, in which short host names are looked up.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hosts">Whose requests.</param>
/// <param name="Policy">What its route without conditions changes: time limit, retries, faults.</param>
/// <param name="Destinations">Where that route leads.</param>
internal sealed record VirtualService(string Namespace, string Name, IReadOnlyList<Located<string>> Hosts, Func<LoadBalancing, LoadBalancing> Policy, IReadOnlyList<IstioDestination> Destinations);
