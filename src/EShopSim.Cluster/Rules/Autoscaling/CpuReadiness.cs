using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Whether a pod's CPU sample tells of starting up rather than of load.</summary>
internal static class CpuReadiness
{
    /// <summary>
    /// In its first minutes a pod counts only while ready and with a sample window that lies wholly after it became so;
    /// later it is left out only if it never became ready at all (replica_calculator.go).
    /// </summary>
    public static bool IsUnready(AutoscaledPod pod, PodMetric metric, ReplicaCalculatorSettings settings, SimTime now)
    {
        if (pod.Ready is not { } ready || pod.StartTime is not { } started)
            return true;
        if (started + settings.CpuInitializationPeriod > now)
            return ready == ConditionStatus.False || metric.Timestamp < pod.ReadyTransitionTime + metric.Window;
        return ready == ConditionStatus.False && started + settings.InitialReadinessDelay > pod.ReadyTransitionTime;
    }
}
