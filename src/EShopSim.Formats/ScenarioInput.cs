namespace EShopSim.Formats;

/// <summary>What the command line says about a scenario.</summary>
public sealed record ScenarioInput
{
    /// <summary>A file, a folder that holds <c>scenario.yaml</c>, or <c>-</c> for standard input.</summary>
    public required string Path { get; init; }

    /// <summary>Standard input; null where there is none.</summary>
    public TextReader? StandardInput { get; init; }

    /// <summary>Further manifests (<c>--manifests</c>): files, folders, patterns or <c>-</c>.</summary>
    public IReadOnlyList<string> ManifestPaths { get; init; } = [];

    /// <summary>Changes to scenario and manifests (<c>--set PATH=VALUE</c>), in order.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>What is to be explained after the run (<c>--explain hpa/NAME@TIME</c>).</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>The Kubernetes version from the command line; null takes the scenario's.</summary>
    public string? KubernetesVersion { get; init; }
}
