using EShopSim.Simulation;

namespace EShopSim.Benchmarks;

/// <summary>Notes bytes and requests when half of a run is over, so that the second half can be told from the start-up.</summary>
internal sealed class HalfTime(TimeSpan at)
{
    private long _bytes;
    private long _requests;

    public void Note(RunProgress progress)
    {
        if (_requests > 0 || progress.Simulated < at)
            return;
        _bytes = GC.GetAllocatedBytesForCurrentThread();
        _requests = progress.Requests;
    }

    /// <summary>Bytes allocated and requests arrived in the second half.</summary>
    public (long Bytes, long Requests) SinceThen(long allRequests) =>
        (GC.GetAllocatedBytesForCurrentThread() - _bytes, allRequests - _requests);
}
