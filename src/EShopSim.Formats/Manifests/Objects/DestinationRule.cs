using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>networking.istio.io DestinationRule: how requests to a host are balanced.</summary>
/// <param name="Namespace">Its namespace, in which short host names are looked up.</param>
/// <param name="Name">Its name.</param>
/// <param name="Host">The host: a Service's name, short or in full.</param>
/// <param name="Policy">What its trafficPolicy changes of the mesh's defaults.</param>
/// <param name="Subsets">Parts of the host's pods, by labels.</param>
internal sealed record DestinationRule(string Namespace, string Name, Located<string> Host, Func<LoadBalancing, LoadBalancing> Policy, IReadOnlyList<IstioSubset> Subsets);
