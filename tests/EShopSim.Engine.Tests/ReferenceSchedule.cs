namespace EShopSim.Engine.Tests;

/// <summary>What the event queue must do, in the plainest way: a list that is searched for its least entry.</summary>
internal sealed class ReferenceSchedule
{
    private readonly List<(long Ticks, Phase Phase, long Number)> _pending = [];
    private long _scheduled;

    public long Now { get; private set; }

    public int Count => _pending.Count;

    public long Schedule(long ticks, Phase phase)
    {
        _pending.Add((ticks, phase, _scheduled));
        return _scheduled++;
    }

    public bool Cancel(long number) => _pending.RemoveAll(entry => entry.Number == number) > 0;

    public bool IsPending(long number) => _pending.Exists(entry => entry.Number == number);

    public long? Step(long endTicks = long.MaxValue)
    {
        if (_pending.Count == 0)
            return null;
        var least = _pending.Min();
        if (least.Ticks > endTicks)
            return null;
        _pending.Remove(least);
        Now = least.Ticks;
        return least.Number;
    }

    public List<long> RunUntil(long endTicks)
    {
        var delivered = new List<long>();
        while (Step(endTicks) is { } number)
            delivered.Add(number);
        Now = endTicks;
        return delivered;
    }
}
