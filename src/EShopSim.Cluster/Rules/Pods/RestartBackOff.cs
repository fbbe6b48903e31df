using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Pods;

/// <summary>When a container that has exited starts again: CrashLoopBackOff (pkg/kubelet/kuberuntime/kuberuntime_manager.go, doBackOff).</summary>
public static class RestartBackOff
{
    // Twice the longest delay.
    private static readonly TimeSpan _expiry = 2 * BackOff.Longest;

    /// <summary>Decides at one sync of the pod. The first restart has no delay, and one after a long life none either.</summary>
    /// <param name="entry">What is remembered of the container; null before its first restart.</param>
    /// <param name="exitedAt">When its last instance exited.</param>
    /// <param name="now">The instant of the sync.</param>
    public static RestartDecision Decide(BackOff? entry, SimTime exitedAt, SimTime now)
    {
        if (entry is not { } known || exitedAt - known.UpdatedAt > _expiry)
            return new RestartDecision(StartsNow: true, BackOff.Next(null, now), TimeSpan.Zero);
        var left = exitedAt + known.Delay - now;
        return left > TimeSpan.Zero
            ? new RestartDecision(StartsNow: false, known, left)
            : new RestartDecision(StartsNow: true, BackOff.Next(known, now), TimeSpan.Zero);
    }

    /// <summary>How long until the pod is looked at again: the kubelet does not wake up at the very instant.</summary>
    /// <param name="left">What is left of the delay.</param>
    /// <param name="version">Whose rules: up to 1.28 any error is tried again after 10 to 15 s.</param>
    /// <param name="draw">A random number from 0 to 1.</param>
    public static TimeSpan UntilNextSync(TimeSpan left, KubernetesVersion version, double draw)
    {
        var step = TimeSpan.FromSeconds(version >= KubernetesVersion.V1_35 ? Math.Min(left.TotalSeconds, 60) : 10);
        return step * (1 + (0.5 * draw));
    }
}
