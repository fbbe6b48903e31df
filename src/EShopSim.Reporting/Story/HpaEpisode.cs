using System.Globalization;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Story;

/// <summary>Changes of one HPA in one direction, close after one another.</summary>
internal sealed class HpaEpisode
{
    private const double MostSecondsBetween = 180;

    private readonly List<HpaChange> _changes = [];

    public double StartSeconds => _changes[0].Sync.Time.TotalSeconds;

    public double EndSeconds => _changes[^1].Sync.Time.TotalSeconds;

    public bool IsUp => _changes[0].IsUp;

    /// <summary>Replicas gained or lost.</summary>
    public int Size => Math.Abs(_changes[^1].Sync.DesiredReplicas - _changes[0].Sync.CurrentReplicas);

    public string Namespace => _changes[0].Sync.Namespace;

    public string Name => _changes[0].Sync.Name;

    /// <summary>All of a run, in order of their begin.</summary>
    public static IReadOnlyList<HpaEpisode> AllIn(RunResult result)
    {
        var episodes = new List<HpaEpisode>();
        foreach (var change in HpaChange.AllIn(result))
        {
            var current = episodes.FindLast(e => e.IsOf(change));
            if (current is null || !current.Continues(change))
                episodes.Add(current = new HpaEpisode());
            current._changes.Add(change);
        }

        return episodes;
    }

    /// <summary>The episode in a sentence, with the reason of its largest step.</summary>
    public string Sentence()
    {
        var largest = _changes.MaxBy(c => Math.Abs(c.Sync.DesiredReplicas - c.Sync.CurrentReplicas))!;
        var direction = IsUp ? "up" : "down";
        if (_changes.Count == 1)
            return $"HPA {Name} scales {direction}, {largest.Replicas} ({largest.Sync.Reason}): {largest.Sync.Message}";
        var range = string.Create(
            CultureInfo.InvariantCulture,
            $"{_changes[0].Sync.CurrentReplicas} → {_changes[^1].Sync.DesiredReplicas} in {_changes.Count} steps until {Figures.Time(EndSeconds)}");
        return $"HPA {Name} scales {direction}, {range}; largest step {largest.Replicas} at {Figures.Time(largest.Sync.Time.TotalSeconds)} "
            + $"({largest.Sync.Reason}): {largest.Sync.Message}";
    }

    private bool IsOf(HpaChange change) =>
        string.Equals(Name, change.Sync.Name, StringComparison.Ordinal) && string.Equals(Namespace, change.Sync.Namespace, StringComparison.Ordinal);

    private bool Continues(HpaChange change) =>
        change.IsUp == IsUp && change.Sync.Time.TotalSeconds - EndSeconds <= MostSecondsBetween;
}
