using EShopSim.Engine;

namespace EShopSim.Simulation.Recording;

/// <summary>A number of replicas over time. A number that stood for no time at all, between two changes of one instant, does not count.</summary>
internal sealed class ReplicaLevel
{
    private readonly TimeWeighted _weighted;
    private SimTime _since;
    private int _level;
    private int _lowest;
    private int _highest;

    public ReplicaLevel(SimTime now, int level)
    {
        _weighted = new TimeWeighted(now, level);
        _level = level;
        Reset(now);
    }

    public void Set(SimTime now, int level)
    {
        Count(now);
        _weighted.Set(now, level);
        _level = level;
        _since = now;
    }

    /// <summary>Begins anew; the level stays.</summary>
    public void Reset(SimTime now)
    {
        _weighted.Reset(now);
        _since = now;
        _lowest = int.MaxValue;
        _highest = int.MinValue;
    }

    public double Average(SimTime now) => _weighted.Average(now);

    /// <summary>Replicas times seconds.</summary>
    public double Integral(SimTime now) => _weighted.Integral(now);

    /// <summary>The lowest and the highest number that stood for a while.</summary>
    public (int Lowest, int Highest) Range(SimTime now)
    {
        Count(now);
        return _lowest <= _highest ? (_lowest, _highest) : (_level, _level);
    }

    private void Count(SimTime now)
    {
        if (now == _since)
            return;
        _lowest = Math.Min(_lowest, _level);
        _highest = Math.Max(_highest, _level);
    }
}
