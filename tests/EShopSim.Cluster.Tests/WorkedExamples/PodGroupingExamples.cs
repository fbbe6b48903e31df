using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.Tests.Rules;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>To which group a pod belongs, the first rule that fits deciding; beside it stands one plain ready pod.</summary>
public sealed class PodGroupingExamples
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    // Name, the pod, whether it has a sample, whether the metric is cpu, and its group.
    public static TheoryData<string, Func<AutoscaledPod, AutoscaledPod>, bool, bool, string> Examples => new()
    {
        { "terminating", pod => pod with { Deleted = true }, true, true, "ignored" },
        { "failed", pod => pod with { Phase = PodPhase.Failed }, true, true, "ignored" },
        { "terminating and pending", pod => pod with { Deleted = true, Phase = PodPhase.Pending }, true, true, "ignored" },
        { "pending with a sample", pod => pod with { Phase = PodPhase.Pending }, true, true, "unready" },
        { "pending, custom metric", pod => pod with { Phase = PodPhase.Pending }, true, false, "unready" },
        { "running without a sample", pod => pod, false, true, "missing" },
        { "succeeded without a sample", pod => pod with { Phase = PodPhase.Succeeded }, false, true, "missing" },
        { "succeeded with a sample", pod => pod with { Phase = PodPhase.Succeeded }, true, true, "ready" },
        { "unknown with a sample", pod => pod with { Phase = PodPhase.Unknown }, true, true, "ready" },
        { "no Ready condition", pod => pod with { Ready = null }, true, true, "unready" },
        { "no start time", pod => pod with { StartTime = null }, true, true, "unready" },
        { "young and not ready", pod => Started(pod, _minute) with { Ready = ConditionStatus.False }, true, true, "unready" },
        { "young, window from before it was ready", pod => Started(pod, _minute) with { ReadyTransitionTime = Before(14) }, true, true, "unready" },
        { "young, window wholly after it was ready", pod => Started(pod, _minute) with { ReadyTransitionTime = Before(15) }, true, true, "ready" },
        { "young and not ready, custom metric", pod => Started(pod, _minute) with { Ready = ConditionStatus.False }, true, false, "ready" },
        { "exactly five minutes old, lost readiness late", pod => Started(pod, 5 * _minute) with { Ready = ConditionStatus.False, ReadyTransitionTime = Before(60) }, true, true, "ready" },
        { "old and never ready", pod => Started(pod, 10 * _minute) with { Ready = ConditionStatus.False, ReadyTransitionTime = Before(590) }, true, true, "unready" },
        { "old, not ready since its 30th second", pod => Started(pod, 10 * _minute) with { Ready = ConditionStatus.False, ReadyTransitionTime = Before(570) }, true, true, "ready" },
        { "old, readiness unknown", pod => pod with { Ready = ConditionStatus.Unknown, ReadyTransitionTime = pod.StartTime!.Value }, true, true, "ready" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_group_of_a_pod(string example, Func<AutoscaledPod, AutoscaledPod> change, bool hasSample, bool isCpu, string group)
    {
        var arguments = HpaWorkload.Cpu(2, 50, 100, hasSample ? [100, 100] : [100], missing: hasSample ? 0 : 1) with { IsCpu = isCpu };
        var result = ReplicaCalculator.GetResourceReplicas(
            arguments with { Pods = [arguments.Pods[0], change(arguments.Pods[1])] }, HpaWorkload.Settings(KubernetesVersion.V1_35));

        var counted = (result.ReadyPods - 1, result.UnreadyPods, result.MissingPods, result.IgnoredPods) switch
        {
            (1, 0, 0, 0) => "ready",
            (0, 1, 0, 0) => "unready",
            (0, 0, 1, 0) => "missing",
            (0, 0, 0, 1) => "ignored",
            _ => result.ToString(),
        };
        Assert.True(counted == group, $"{example}: {counted}");
    }

    private static AutoscaledPod Started(AutoscaledPod pod, TimeSpan age) => pod with { StartTime = HpaWorkload.Now - age };

    private static Engine.SimTime Before(int seconds) => HpaWorkload.Now - TimeSpan.FromSeconds(seconds);
}
