using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples the sessions of one traffic source.</summary>
internal sealed class SessionRecorder(SessionMeter meter)
{
    private readonly TimeSeries _users = new();
    private readonly TimeSeries _started = new();
    private readonly TimeSeries _finished = new();
    private readonly TimeSeries _abandoned = new();
    private readonly TimeSeries _dropped = new();
    private readonly TimeSeries _goals = new();
    private SessionReading _previous;
    private SessionReading _atWarmupEnd;

    public void Sample(double seconds)
    {
        var now = SessionReading.Of(meter);
        _users.Append(meter.Active);
        _started.Append((float)((now.Started - _previous.Started) / seconds));
        _finished.Append((float)((now.Finished - _previous.Finished) / seconds));
        _abandoned.Append((float)((now.Abandoned - _previous.Abandoned) / seconds));
        _dropped.Append((float)((now.Dropped - _previous.Dropped) / seconds));
        _goals.Append(meter.HasGoal ? (float)((now.Goals - _previous.Goals) / seconds) : float.NaN);
        _previous = now;
    }

    public void EndWarmup() => _atWarmupEnd = SessionReading.Of(meter);

    public SessionSeries Series() => new(meter.Traffic)
    {
        Users = _users.ToArray(),
        StartedPerSecond = _started.ToArray(),
        FinishedPerSecond = _finished.ToArray(),
        AbandonedPerSecond = _abandoned.ToArray(),
        DroppedPerSecond = _dropped.ToArray(),
        GoalsPerSecond = _goals.ToArray(),
    };

    public SessionSummary Summary() => new(meter.Traffic)
    {
        Started = _previous.Started - _atWarmupEnd.Started,
        Finished = _previous.Finished - _atWarmupEnd.Finished,
        Abandoned = _previous.Abandoned - _atWarmupEnd.Abandoned,
        Interrupted = _previous.Interrupted - _atWarmupEnd.Interrupted,
        Dropped = _previous.Dropped - _atWarmupEnd.Dropped,
        Goals = meter.HasGoal ? _previous.Goals - _atWarmupEnd.Goals : null,
    };
}
