using EShopSim.Formats.Scenarios;

namespace EShopSim.Formats;

/// <summary>Reads a scenario with its manifests and traces, and checks all of it.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario. Never throws for bad input: all of it becomes diagnostics, at once.</summary>
    public static ScenarioReading Read(ScenarioInput input)
    {
        var findings = new Findings();
        var scenario = ScenarioAssembly.Read(input, findings);
        return new ScenarioReading { Scenario = findings.HasErrors ? null : scenario, Diagnostics = findings.Sorted() };
    }
}
