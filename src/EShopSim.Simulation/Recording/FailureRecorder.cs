using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples what the failures of one entry operation began with; a series is kept only for what has happened.</summary>
internal sealed class FailureRecorder(EntryMeter meter, IReadOnlyList<string> modules)
{
    private static readonly int Causes = FailureCauses.All.Count;

    private readonly long[] _previous = new long[modules.Count * Causes];
    private readonly long[] _atWarmupEnd = new long[modules.Count * Causes];
    private readonly TimeSeries?[] _perSecond = new TimeSeries?[modules.Count * Causes];
    private long _previousFailed;
    private int _samples;

    public void Sample(double seconds)
    {
        // Most samples of most scenarios have none.
        if (meter.Failed != _previousFailed || _perSecond.Any(series => series is not null))
            Append(seconds);
        _previousFailed = meter.Failed;
        _samples++;
    }

    public void EndWarmup()
    {
        for (var i = 0; i < _atWarmupEnd.Length; i++)
            _atWarmupEnd[i] = CountOf(i);
    }

    public IEnumerable<FailureSource> SinceWarmup() => Enumerable.Range(0, _previous.Length)
        .Select(i => new FailureSource(CauseOf(i).Words(), modules[i / Causes], CountOf(i) - _atWarmupEnd[i]))
        .Where(source => source.Count > 0);

    public IEnumerable<FailureSeries> Series() => Enumerable.Range(0, _previous.Length)
        .Where(i => _perSecond[i] is not null)
        .Select(i => new FailureSeries(meter.Traffic, meter.Operation, CauseOf(i).Words(), modules[i / Causes], _perSecond[i]!));

    private void Append(double seconds)
    {
        for (var i = 0; i < _previous.Length; i++)
        {
            var count = CountOf(i);
            if (count > 0)
                (_perSecond[i] ??= Empty()).Append((float)((count - _previous[i]) / seconds));
            _previous[i] = count;
        }
    }

    // Until now there was none of it.
    private TimeSeries Empty()
    {
        var series = new TimeSeries();
        for (var i = 0; i < _samples; i++)
            series.Append(0);
        return series;
    }

    private long CountOf(int place) => meter.Failures(place / Causes, CauseOf(place));

    private static FailureCause CauseOf(int place) => (FailureCause)(place % Causes);
}
