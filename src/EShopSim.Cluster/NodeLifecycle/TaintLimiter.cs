using EShopSim.Engine;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>A token bucket that holds one token (client-go/util/flowcontrol).</summary>
internal sealed class TaintLimiter
{
    private SimTime _tokenAt;

    public TaintLimiter(double perSecond) => PerSecond = perSecond;

    /// <summary>Tokens per second; 0 never gives one.</summary>
    public double PerSecond { get; private set; }

    /// <summary>When the next token can be had; never at rate 0.</summary>
    public SimTime NextToken => PerSecond > 0 ? _tokenAt : SimTime.MaxValue;

    /// <summary>Takes the token, if there is one.</summary>
    public bool TryAccept(SimTime now)
    {
        if (now < NextToken)
            return false;
        _tokenAt = now + TimeSpan.FromSeconds(1 / PerSecond);
        return true;
    }

    /// <summary>Goes on at another rate; the new bucket is empty if the old one was (scheduler/rate_limited_queue.go).</summary>
    public void Swap(double perSecond, SimTime now)
    {
        if (perSecond == PerSecond)
            return;
        var hadToken = TryAccept(now);
        PerSecond = perSecond;
        if (perSecond > 0)
            _tokenAt = hadToken ? now : now + TimeSpan.FromSeconds(1 / perSecond);
    }
}
