using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>The token bucket of a controller's client: who comes when it is empty is served in turn (client-go/util/flowcontrol/throttle.go).</summary>
/// <remarks>Kept as the instant at which all that was granted is paid for, so that it counts in whole ticks and never drifts.</remarks>
/// <param name="requestsPerSecond">Tokens that come back in a second; 0 for no limit; at least one comes back each day.</param>
/// <param name="burst">Tokens of a full bucket; at least 1, at most 100,000.</param>
internal sealed class ClientRateLimit(double requestsPerSecond, int burst)
{
    private readonly long _interval = requestsPerSecond > 0 ? (long)Math.Min(Math.Round(TimeSpan.TicksPerSecond / requestsPerSecond), TimeSpan.TicksPerDay) : 0;
    private long _paidAt = long.MinValue;

    /// <summary>Takes a token if there is one.</summary>
    public bool TryTake(SimTime now)
    {
        if (_interval > 0 && _paidAt > now.Ticks - _interval)
            return false;
        Take(now);
        return true;
    }

    /// <summary>Takes a token: when the request may go, now or later.</summary>
    public SimTime Take(SimTime now)
    {
        if (_interval == 0)
            return now;
        _paidAt = Math.Max(_paidAt, now.Ticks - burst * _interval) + _interval;
        return new SimTime(Math.Max(now.Ticks, _paidAt));
    }
}
