namespace EShopSim.Cluster.Rules.Pods;

/// <summary>How the grace period is spent (pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer).</summary>
public static class GracePeriod
{
    /// <summary>What a process gets at least after its preStop hook, in seconds.</summary>
    public const int MinimumSeconds = 2;

    /// <summary>How long a preStop hook may run: as long as it takes, at most the grace period.</summary>
    public static TimeSpan HookTime(TimeSpan hook, int graceSeconds) =>
        hook.TotalSeconds > graceSeconds ? TimeSpan.FromSeconds(graceSeconds) : hook;

    /// <summary>Seconds from SIGTERM to SIGKILL: the hook's time is deducted in whole seconds.</summary>
    /// <param name="hook">How long the hook ran.</param>
    /// <param name="graceSeconds">The pod's, or the probe's own.</param>
    /// <param name="overrideSeconds">What the node grants at most (eviction, shutdown); null normally.</param>
    /// <param name="version">From 1.28 on the override also bounds the hook and yields to the minimum; before it had the last word.</param>
    public static int SecondsLeft(TimeSpan hook, int graceSeconds, int? overrideSeconds, KubernetesVersion version)
    {
        if (version >= KubernetesVersion.V1_28)
            return Math.Max((overrideSeconds ?? graceSeconds) - (int)hook.TotalSeconds, MinimumSeconds);
        return overrideSeconds ?? Math.Max(graceSeconds - (int)hook.TotalSeconds, MinimumSeconds);
    }
}
