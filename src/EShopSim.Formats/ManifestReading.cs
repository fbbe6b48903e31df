using EShopSim.Cluster.Api;

namespace EShopSim.Formats;

/// <summary>What was read from manifests, and what was found wrong with them.</summary>
public sealed record ManifestReading
{
    /// <summary>The objects; where <see cref="HasErrors"/>, only what could be made of them.</summary>
    public required ClusterObjects Objects { get; init; }

    /// <summary>All findings, by file, line and column.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Kinds that have no part in the simulation.</summary>
    public required IReadOnlyList<IgnoredKind> IgnoredKinds { get; init; }

    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
