using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples one entry operation of one traffic source.</summary>
internal sealed class OperationRecorder(EntryMeter meter, IReadOnlyList<string> modules, IReadOnlyList<TimeFrame> frames)
{
    private const float Milli = 1000;

    private readonly TimeSeries _offered = new();
    private readonly TimeSeries _completed = new();
    private readonly TimeSeries _failed = new();
    private readonly TimeSeries _mean = new();
    private readonly TimeSeries _p50 = new();
    private readonly TimeSeries _p95 = new();
    private readonly TimeSeries _p99 = new();
    private readonly PathRecorder _path = new(meter, modules.Count);
    private readonly FailureRecorder _failures = new(meter, modules);
    private readonly FrameRecorder[] _frames = [.. frames.Select(frame => new FrameRecorder(frame))];
    private EntryReading _previous = EntryReading.Of(meter);
    private EntryReading _atWarmupEnd = EntryReading.Of(meter);

    public EntryMeter Meter => meter;

    /// <summary>A recorder for each part of the run that objectives ask for.</summary>
    public IReadOnlyList<FrameRecorder> Frames => _frames;

    public void Sample(SimTime start, SimTime end)
    {
        var seconds = (end - start).TotalSeconds;
        var now = EntryReading.Of(meter);
        _offered.Append((float)((now.Offered - _previous.Offered) / seconds));
        _completed.Append((float)((now.Completed - _previous.Completed) / seconds));
        _failed.Append((float)((now.Failed - _previous.Failed) / seconds));
        var latency = meter.Interval;
        var any = latency.Count > 0;
        _mean.Append(any ? (float)latency.Mean * Milli : float.NaN);
        _p50.Append(any ? (float)latency.Quantile(0.50) * Milli : float.NaN);
        _p95.Append(any ? (float)latency.Quantile(0.95) * Milli : float.NaN);
        _p99.Append(any ? (float)latency.Quantile(0.99) * Milli : float.NaN);
        foreach (var frame in _frames)
            frame.Sample(start, end, _previous, now, latency);
        latency.Reset();
        _path.Sample();
        _failures.Sample(seconds);
        _previous = now;
    }

    public void EndWarmup()
    {
        _atWarmupEnd = EntryReading.Of(meter);
        meter.Total.Reset();
        _path.EndWarmup();
        _failures.EndWarmup();
    }

    public PathReading PathSinceWarmup() => _path.SinceWarmup();

    public IEnumerable<FailureSource> FailuresSinceWarmup() => _failures.SinceWarmup();

    public IEnumerable<FailureSeries> FailureSeries() => _failures.Series();

    public EntryReading SinceWarmup() => _previous.Since(_atWarmupEnd);

    public OperationSeries Series() => new(meter.Traffic, meter.Operation)
    {
        OfferedPerSecond = _offered,
        CompletedPerSecond = _completed,
        FailedPerSecond = _failed,
        LatencyMeanMs = _mean,
        LatencyP50Ms = _p50,
        LatencyP95Ms = _p95,
        LatencyP99Ms = _p99,
        LatencyPartsMs = _path.SeriesMs,
    };
}
