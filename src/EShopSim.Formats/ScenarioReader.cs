using EShopSim.Formats.Scenarios;
using EShopSim.Formats.Settings;

namespace EShopSim.Formats;

/// <summary>Reads a scenario with its manifests and traces, and checks all of it.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario. Never throws for bad input: all of it becomes diagnostics, at once.</summary>
    public static ScenarioReading Read(ScenarioInput input)
    {
        var findings = new Findings();
        var scenario = ScenarioAssembly.Read(input, findings);
        var questions = QuestionList.Read(input.Questions, scenario, findings);
        return new ScenarioReading { Scenario = findings.HasErrors ? null : scenario, Questions = questions, Diagnostics = findings.Sorted() };
    }
}
