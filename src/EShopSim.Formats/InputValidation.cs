namespace EShopSim.Formats;

/// <summary>What <c>validate</c> found.</summary>
/// <param name="Diagnostics">All findings of all files, by file, line and column.</param>
/// <param name="Scenarios">How many scenarios were read.</param>
/// <param name="ManifestFiles">How many paths were taken for manifests.</param>
public sealed record InputValidation(IReadOnlyList<Diagnostic> Diagnostics, int Scenarios, int ManifestFiles)
{
    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
