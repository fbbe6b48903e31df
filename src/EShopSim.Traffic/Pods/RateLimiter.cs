namespace EShopSim.Traffic.Pods;

/// <summary>A token bucket: so many calls per second on average, and so many at once after a quiet time.</summary>
internal sealed class RateLimiter
{
    // Parts of a token do not add up to exactly one: what is missing a billionth is there.
    private const double Whole = 1 - 1e-9;

    private readonly double _perTick;
    private readonly double _most;
    private double _tokens;
    private long _at;

    public RateLimiter(double perSecond, double burst)
    {
        _perTick = perSecond / TimeSpan.TicksPerSecond;
        _most = burst;
        _tokens = burst;
    }

    public bool TryTake(long ticks)
    {
        _tokens = Math.Min(_most, _tokens + ((ticks - _at) * _perTick));
        _at = ticks;
        if (_tokens < Whole)
            return false;
        _tokens = Math.Max(0, _tokens - 1);
        return true;
    }
}
