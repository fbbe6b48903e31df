using System.Collections.ObjectModel;

namespace EShopSim.Cluster.Api;

/// <summary>Shared empty values for optional fields.</summary>
internal static class Empty
{
    internal static readonly IReadOnlyDictionary<string, string> Strings = ReadOnlyDictionary<string, string>.Empty;
}
