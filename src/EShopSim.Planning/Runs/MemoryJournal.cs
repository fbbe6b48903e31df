using System.Collections.Concurrent;

namespace EShopSim.Planning.Runs;

/// <summary>A journal that lasts as long as the process.</summary>
public sealed class MemoryJournal : IRunJournal
{
    private readonly ConcurrentDictionary<ulong, RunMeasures> _runs = new();

    /// <inheritdoc/>
    public RunMeasures? Find(ulong key) => _runs.GetValueOrDefault(key);

    /// <inheritdoc/>
    public void Keep(ulong key, RunMeasures run) => _runs[key] = run;
}
