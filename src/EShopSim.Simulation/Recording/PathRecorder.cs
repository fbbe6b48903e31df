using EShopSim.Engine;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples where the time of one entry operation's answers goes.</summary>
internal sealed class PathRecorder(EntryMeter meter, int modules)
{
    private readonly TimeSeries[] _meanMs = [.. LatencyKinds.All.Select(_ => new TimeSeries())];
    private readonly long[] _previousTicks = new long[LatencyKinds.All.Count];
    private long _previousCompleted = meter.Completed;
    private PathReading _atWarmupEnd = PathReading.Of(meter, modules);

    public void Sample()
    {
        var answers = meter.Completed - _previousCompleted;
        for (var kind = 0; kind < _meanMs.Length; kind++)
        {
            var ticks = 0L;
            for (var module = 0; module < modules; module++)
                ticks += meter.PathTicks(module, (LatencyKind)kind);
            _meanMs[kind].Append(answers > 0 ? (float)((double)(ticks - _previousTicks[kind]) / TimeSpan.TicksPerMillisecond / answers) : float.NaN);
            _previousTicks[kind] = ticks;
        }

        _previousCompleted = meter.Completed;
    }

    public void EndWarmup() => _atWarmupEnd = PathReading.Of(meter, modules);

    public PathReading SinceWarmup() => PathReading.Of(meter, modules).Since(_atWarmupEnd);

    /// <summary>By kind, the mean per answer in each sample.</summary>
    public IReadOnlyList<IReadOnlyList<float>> SeriesMs => _meanMs;
}
