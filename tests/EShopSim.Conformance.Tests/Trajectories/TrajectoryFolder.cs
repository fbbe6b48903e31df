using System.Collections.Concurrent;
using System.Text.Json;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Recordings of a real control plane: in the folder that ESHOPSIM_TRAJECTORIES names, or the copy beside the tests.</summary>
/// <remarks>Which recording is held to what is told by what it holds, never by its name.</remarks>
internal static class TrajectoryFolder
{
    /// <summary>Stands for all recordings where there are none, so that a run without them says so.</summary>
    public const string None = "(no recordings)";

    private static readonly ConcurrentDictionary<string, Trajectory> _read = new(StringComparer.Ordinal);
    private static readonly Lazy<IReadOnlyDictionary<string, TrajectorySummary>> _summaries = new(Summaries);

    /// <summary>Names of the recordings that are of a kind, in order.</summary>
    public static IEnumerable<string> Names(Func<TrajectorySummary, bool> isMeant)
    {
        var names = _summaries.Value.Where(item => item.Value.Error is null && isMeant(item.Value)).Select(static item => item.Key).Order(StringComparer.Ordinal).ToArray();
        return names.Length == 0 ? [None] : names;
    }

    /// <summary>Names of all files that are to be recordings.</summary>
    public static IEnumerable<string> Files()
    {
        var names = _summaries.Value.Keys.Order(StringComparer.Ordinal).ToArray();
        return names.Length == 0 ? [None] : names;
    }

    public static TrajectorySummary Summary(string name)
    {
        SkipNone(name);
        return _summaries.Value[name];
    }

    public static Trajectory Read(string name)
    {
        SkipNone(name);
        return _read.GetOrAdd(name, static key => new Trajectory(System.IO.Path.Combine(Path()!, key + ".json")));
    }

    /// <summary>The other recordings that ran on the same control plane at some time of this one.</summary>
    public static IEnumerable<Trajectory> Neighbours(Trajectory recording)
    {
        foreach (var (name, summary) in _summaries.Value.OrderBy(static item => item.Key, StringComparer.Ordinal))
            if (summary.Error is null && summary.Name != recording.Name
                && summary.BeganAtSeconds < recording.BeganAtSeconds + recording.Seconds
                && summary.BeganAtSeconds + summary.Seconds > recording.BeganAtSeconds)
                yield return Read(name);
    }

    private static void SkipNone(string name) =>
        Assert.SkipWhen(name == None, "there are no such recordings in the folder that ESHOPSIM_TRAJECTORIES names");

    private static Dictionary<string, TrajectorySummary> Summaries()
    {
        var summaries = new Dictionary<string, TrajectorySummary>(StringComparer.Ordinal);
        if (Path() is not { } folder)
            return summaries;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
            summaries.Add(System.IO.Path.GetRelativePath(folder, file)[..^".json".Length], TrajectorySummary.Of(file));
        return summaries;
    }

    private static string? Path()
    {
        var folder = Environment.GetEnvironmentVariable("ESHOPSIM_TRAJECTORIES") is { Length: > 0 } named
            ? named
            : System.IO.Path.Combine(AppContext.BaseDirectory, "recordings");
        return Directory.Exists(folder) ? folder : null;
    }
}
