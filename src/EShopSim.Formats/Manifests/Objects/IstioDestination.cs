using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Where a share of a route's requests goes.</summary>
internal sealed record IstioDestination(Located<string> Host, Located<string>? Subset, int Weight);
