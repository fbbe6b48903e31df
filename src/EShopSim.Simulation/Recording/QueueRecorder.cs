using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples one queue of messages.</summary>
internal sealed class QueueRecorder(QueueMeter meter)
{
    private readonly TimeSeries _published = new();
    private readonly TimeSeries _consumed = new();
    private readonly TimeSeries _redelivered = new();
    private readonly TimeSeries _deadLettered = new();
    private readonly TimeSeries _rejected = new();
    private readonly TimeSeries _backlog = new();
    private readonly TimeSeries _inHand = new();
    private readonly TimeSeries _oldest = new();
    private Reading _previous;
    private Reading _atWarmupEnd;
    private long _maxBacklog;

    public void Sample(double seconds)
    {
        var now = Reading.Of(meter);
        _published.Append((float)((now.Published - _previous.Published) / seconds));
        _consumed.Append((float)((now.Consumed - _previous.Consumed) / seconds));
        _redelivered.Append((float)((now.Redelivered - _previous.Redelivered) / seconds));
        _deadLettered.Append((float)((now.DeadLettered - _previous.DeadLettered) / seconds));
        _rejected.Append((float)((now.Rejected - _previous.Rejected) / seconds));
        _backlog.Append(meter.Backlog);
        _inHand.Append(meter.InHand);
        _oldest.Append((float)meter.OldestSeconds);
        _maxBacklog = Math.Max(_maxBacklog, meter.Backlog);
        _previous = now;
    }

    public void EndWarmup()
    {
        _atWarmupEnd = Reading.Of(meter);
        _maxBacklog = meter.Backlog;
    }

    public QueueSeries Series() => new(meter.Name)
    {
        PublishedPerSecond = _published.ToArray(),
        ConsumedPerSecond = _consumed.ToArray(),
        RedeliveredPerSecond = _redelivered.ToArray(),
        DeadLetteredPerSecond = _deadLettered.ToArray(),
        RejectedPerSecond = _rejected.ToArray(),
        Backlog = _backlog.ToArray(),
        InHand = _inHand.ToArray(),
        OldestSeconds = _oldest.ToArray(),
    };

    public QueueSummary Summary()
    {
        var consumed = _previous.Consumed - _atWarmupEnd.Consumed;
        return new QueueSummary(meter.Name)
        {
            Published = _previous.Published - _atWarmupEnd.Published,
            Consumed = consumed,
            Redelivered = _previous.Redelivered - _atWarmupEnd.Redelivered,
            DeadLettered = _previous.DeadLettered - _atWarmupEnd.DeadLettered,
            Rejected = _previous.Rejected - _atWarmupEnd.Rejected,
            MaxBacklog = _maxBacklog,
            Backlog = meter.Backlog,
            MeanSojournSeconds = consumed > 0 ? (_previous.SojournSeconds - _atWarmupEnd.SojournSeconds) / consumed : double.NaN,
        };
    }

    private readonly record struct Reading(long Published, long Consumed, long Redelivered, long DeadLettered, long Rejected, double SojournSeconds)
    {
        public static Reading Of(QueueMeter meter) =>
            new(meter.Offered, meter.Consumed, meter.Redelivered, meter.DeadLettered, meter.Rejected, meter.ConsumedSojournSeconds);
    }
}
