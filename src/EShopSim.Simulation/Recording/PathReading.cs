using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Where the time of an entry operation's answers has gone up to one moment, in ticks: by module, and within it by kind.</summary>
internal sealed record PathReading(int Modules, IReadOnlyList<long> Ticks)
{
    private static readonly int Kinds = LatencyKinds.All.Count;

    public static PathReading Of(EntryMeter meter, int modules)
    {
        var ticks = new long[modules * Kinds];
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = meter.PathTicks(i / Kinds, (LatencyKind)(i % Kinds));
        return new PathReading(modules, ticks);
    }

    public PathReading Since(PathReading earlier) => new(Modules, [.. Ticks.Zip(earlier.Ticks, (now, then) => now - then)]);

    /// <summary>That of one kind at one module.</summary>
    public long Of(int module, LatencyKind kind) => Ticks[(module * Kinds) + (int)kind];
}
