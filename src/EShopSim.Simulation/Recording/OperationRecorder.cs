using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples one entry operation of one traffic source.</summary>
internal sealed class OperationRecorder(EntryMeter meter)
{
    private const float Milli = 1000;

    private readonly TimeSeries offered = new();
    private readonly TimeSeries completed = new();
    private readonly TimeSeries failed = new();
    private readonly TimeSeries mean = new();
    private readonly TimeSeries p50 = new();
    private readonly TimeSeries p95 = new();
    private readonly TimeSeries p99 = new();
    private EntryReading previous = EntryReading.Of(meter);
    private EntryReading atWarmupEnd = EntryReading.Of(meter);

    public EntryMeter Meter => meter;

    public void Sample(double seconds)
    {
        var now = EntryReading.Of(meter);
        offered.Append((float)((now.Offered - previous.Offered) / seconds));
        completed.Append((float)((now.Completed - previous.Completed) / seconds));
        failed.Append((float)((now.Failed - previous.Failed) / seconds));
        var latency = meter.Interval;
        var any = latency.Count > 0;
        mean.Append(any ? (float)latency.Mean * Milli : float.NaN);
        p50.Append(any ? (float)latency.Quantile(0.50) * Milli : float.NaN);
        p95.Append(any ? (float)latency.Quantile(0.95) * Milli : float.NaN);
        p99.Append(any ? (float)latency.Quantile(0.99) * Milli : float.NaN);
        latency.Reset();
        previous = now;
    }

    public void EndWarmup()
    {
        atWarmupEnd = EntryReading.Of(meter);
        meter.Total.Reset();
    }

    public EntryReading SinceWarmup() => previous.Since(atWarmupEnd);

    public OperationSeries Series() => new(meter.Traffic, meter.Operation)
    {
        OfferedPerSecond = offered.ToArray(),
        CompletedPerSecond = completed.ToArray(),
        FailedPerSecond = failed.ToArray(),
        LatencyMeanMs = mean.ToArray(),
        LatencyP50Ms = p50.ToArray(),
        LatencyP95Ms = p95.ToArray(),
        LatencyP99Ms = p99.ToArray(),
    };
}
