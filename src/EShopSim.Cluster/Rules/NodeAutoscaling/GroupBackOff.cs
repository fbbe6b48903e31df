using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>How long a node group whose machines do not come is left alone (cluster-autoscaler/utils/backoff): 5 min, doubling up to 30 min, forgotten after 3 h.</summary>
/// <param name="Delay">The last wait.</param>
/// <param name="Until">Its end.</param>
public readonly record struct GroupBackOff(TimeSpan Delay, SimTime Until)
{
    private static readonly TimeSpan _initial = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _most = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan _reset = TimeSpan.FromHours(3);

    /// <summary>The next wait after a failure.</summary>
    public static GroupBackOff Next(GroupBackOff? last, SimTime now)
    {
        var delay = last is { } known && known.Until + _reset > now ? TimeSpan.FromTicks(Math.Min(2 * known.Delay.Ticks, _most.Ticks)) : _initial;
        return new GroupBackOff(delay, now + delay);
    }
}
