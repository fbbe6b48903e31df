namespace EShopSim.Formats.Manifests;

/// <summary>A document that names what it is.</summary>
/// <param name="ApiVersion">apiVersion.</param>
/// <param name="Kind">kind.</param>
/// <param name="Root">The whole document.</param>
internal sealed record ManifestDocument(string ApiVersion, string Kind, YamlMapping Root)
{
    /// <summary>metadata.name, or empty.</summary>
    internal string Name => (Root["metadata"] as YamlMapping)?.Text("name") ?? "";

    /// <summary>metadata.namespace, or <c>default</c>.</summary>
    internal string Namespace => (Root["metadata"] as YamlMapping)?.Text("namespace") ?? "default";

    /// <summary>The API group, empty for the core group.</summary>
    internal string Group => ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion[..ApiVersion.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>The version within the group.</summary>
    internal string Version => ApiVersion[(ApiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether a controller made this object from another one.</summary>
    internal bool IsOwned => Root.Find("metadata", "ownerReferences") is YamlSequence { Items.Count: > 0 };
}
