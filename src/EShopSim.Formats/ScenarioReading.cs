using EShopSim.Simulation;

namespace EShopSim.Formats;

/// <summary>A scenario and what was found wrong with it.</summary>
public sealed record ScenarioReading
{
    /// <summary>The scenario; null where there are errors.</summary>
    public required Scenario? Scenario { get; init; }

    /// <summary>What is to be explained after the run.</summary>
    public IReadOnlyList<HpaQuestion> Questions { get; init; } = [];

    /// <summary>All findings of all files, by file, line and column.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
