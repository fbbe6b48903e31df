using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Story;

/// <summary>What happened in a run, in order of time and short enough to be read.</summary>
/// <param name="Entries">What is told.</param>
/// <param name="LeftOut">How many lighter entries are not.</param>
internal sealed record Timeline(IReadOnlyList<TimelineEntry> Entries, int LeftOut)
{
    private const int MostEntries = 60;

    public static Timeline Of(RunResult result)
    {
        var all = ScenarioStory.Of(result).Concat(HpaStory.Of(result)).Concat(ClusterStory.Of(result)).ToList();
        var told = all.OrderByDescending(e => e.Weight).Take(MostEntries).OrderBy(e => e.Seconds).ToList();
        return new Timeline(told, all.Count - told.Count);
    }
}
