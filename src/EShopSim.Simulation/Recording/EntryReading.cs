using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>The cumulative counters of an entry operation at one moment; failures in the order of <see cref="FailureCause"/>.</summary>
internal sealed record EntryReading(long Offered, long Retried, long Completed, IReadOnlyList<long> Failures)
{
    public long Failed => Failures.Sum();

    public static EntryReading Of(EntryMeter meter) => new(meter.Offered, meter.Retried, meter.Completed, [.. FailureCauses.All.Select(meter.Failures)]);

    public EntryReading Since(EntryReading earlier) => new(
        Offered - earlier.Offered,
        Retried - earlier.Retried,
        Completed - earlier.Completed,
        [.. Failures.Zip(earlier.Failures, (now, then) => now - then)]);
}
