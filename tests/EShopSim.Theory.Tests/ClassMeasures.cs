using EShopSim.Engine;

namespace EShopSim.Theory.Tests;

/// <summary>What one class of customers met after the warm-up.</summary>
internal sealed class ClassMeasures
{
    private readonly Queue<long> _arrivedTicks = new();
    private readonly List<long> _waitTicks = [];

    public LogHistogram SojournSeconds { get; } = new();

    public long Lost { get; set; }

    public double MeanWaitSeconds => _waitTicks.Average() / TimeSpan.TicksPerSecond;

    public double LossShare => (double)Lost / (Lost + SojournSeconds.Count);

    public double ShareWaitingLongerThan(double seconds) =>
        (double)_waitTicks.Count(ticks => ticks > seconds * TimeSpan.TicksPerSecond) / _waitTicks.Count;

    public void Arrive(long ticks) => _arrivedTicks.Enqueue(ticks);

    /// <summary>The first of those who wait is served: within a class it is first come, first served.</summary>
    public void Begin(long ticks, bool isMeasured)
    {
        var arrived = _arrivedTicks.Dequeue();
        if (isMeasured)
            _waitTicks.Add(ticks - arrived);
    }
}
