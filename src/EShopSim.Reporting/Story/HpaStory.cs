using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Story;

/// <summary>What the HPAs did, one sentence for changes that belong together.</summary>
internal static class HpaStory
{
    public static IEnumerable<TimelineEntry> Of(RunResult result) =>
        HpaEpisode.AllIn(result).Select(e => new TimelineEntry(e.StartSeconds, e.Sentence(), e.Size));
}
