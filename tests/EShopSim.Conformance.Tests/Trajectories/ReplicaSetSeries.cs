using System.Text.Json;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Size and pods of a ReplicaSet at every second.</summary>
/// <param name="secondsBefore">Seconds at which it was not there yet.</param>
internal sealed class ReplicaSetSeries(int secondsBefore)
{
    private const double BurstSeconds = 2;

    private readonly List<int> _sizes = [.. Enumerable.Repeat(0, secondsBefore)];
    private readonly List<int> _pods = [.. Enumerable.Repeat(0, secondsBefore)];

    /// <summary>spec.replicas.</summary>
    public IReadOnlyList<int> Sizes => _sizes;

    /// <summary>status.replicas.</summary>
    public IReadOnlyList<int> Pods => _pods;

    /// <summary>The sizes at which it stayed for two seconds at least: the steps between depend on how pods crowd within a second.</summary>
    public IReadOnlyList<int> SettledSizes
    {
        get
        {
            var settled = new List<int>();
            for (var second = 0; second + BurstSeconds < _sizes.Count; second++)
                if (_sizes[second] == _sizes[second + 1] && _sizes[second] == _sizes[second + 2] && (settled.Count == 0 || settled[^1] != _sizes[second]))
                    settled.Add(_sizes[second]);
            return settled;
        }
    }

    public void Add(int size, int pods)
    {
        _sizes.Add(size);
        _pods.Add(pods);
    }

    /// <summary>The recorded ones, in the order of their creation.</summary>
    public static IReadOnlyList<ReplicaSetSeries> Of(Trajectory recording)
    {
        var all = new List<ReplicaSetSeries>();
        foreach (var changes in recording.Root.Items("replicaSets").GroupBy(static change => change.Text("rs")))
            all.Add(Of([.. changes], recording.Seconds));
        return all;
    }

    private static ReplicaSetSeries Of(JsonElement[] changes, int seconds)
    {
        var series = new ReplicaSetSeries(0);
        var next = 0;
        for (var second = 0; second < seconds; second++)
        {
            while (next < changes.Length && changes[next].Double("t") <= second)
                next++;
            series.Add(next == 0 ? 0 : changes[next - 1].Int("spec"), next == 0 ? 0 : changes[next - 1].Int("replicas"));
        }

        return series;
    }
}
