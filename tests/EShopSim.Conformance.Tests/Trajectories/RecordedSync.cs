using System.Text.Json;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>What the real controller reported after a sync.</summary>
internal sealed record RecordedSync(double Seconds, int CurrentReplicas, int? UtilizationPercent, IReadOnlyDictionary<string, string> Conditions)
{
    /// <summary>The status as it stood before the next sync, for every sync.</summary>
    public static IReadOnlyList<RecordedSync> Of(Trajectory recording)
    {
        var syncs = recording.HpaSyncs;
        var states = recording.Root.Items("hpaStatus").ToArray();
        var result = new RecordedSync[syncs.Length];
        var next = 0;
        for (var i = 0; i < syncs.Length; i++)
        {
            var until = i + 1 < syncs.Length ? syncs[i + 1] : double.PositiveInfinity;
            while (next + 1 < states.Length && states[next + 1].Double("t") < until)
                next++;
            result[i] = Read(syncs[i], states[next]);
        }

        return result;
    }

    private static RecordedSync Read(double seconds, JsonElement state) => new(
        seconds,
        state.Int("current"),
        state.Get("util")?.GetInt32(),
        state.GetProperty("conditions").EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!, StringComparer.Ordinal));
}
