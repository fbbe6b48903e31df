using EShopSim.Cluster.Api;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>Nodes of one make.</summary>
internal sealed record NodePoolDeclaration(Located<string> Name, int Count, IReadOnlyList<string> Zones, ResourceList Capacity, ResourceList Allocatable)
{
    internal double HourlyPrice { get; init; }

    internal IReadOnlyDictionary<string, string> Labels { get; init; } = Manifests.Objects.MetadataShapes.NoStrings;

    internal IReadOnlyList<Taint> Taints { get; init; } = [];
}
