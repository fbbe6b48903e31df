using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.VerticalAutoscaling;
using EShopSim.Engine;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>What a VerticalPodAutoscaler that only watches would say of the workloads' main containers: a sample of each running pod every minute.</summary>
internal sealed class CpuAdvice(ControlPlane plane, IDataPlane traffic, IReadOnlyList<WorkloadRef> measured)
{
    private static readonly TimeSpan _interval = TimeSpan.FromMinutes(1);

    private readonly UsageHistogram[] _usage = [.. measured.Select(static _ => new UsageHistogram())];
    private readonly Dictionary<WorkloadRef, int> _index = measured.Select(static (workload, i) => (workload, i)).ToDictionary(static entry => entry.workload, static entry => entry.i);

    // Pods that may still run, and what they had used at the last look.
    private readonly List<(Pod Pod, UsageHistogram Usage, double SeenCoreSeconds, SimTime SeenAt)> _pods = [];
    private int _knownPods;
    private SimTime _next = SimTime.Zero + _interval;

    /// <summary>Looks at the pods, once a minute at most; the first look of a pod only notes where it stands.</summary>
    public void Sample(SimTime now)
    {
        if (now < _next)
            return;
        _next = now + _interval;
        for (; _knownPods < plane.Pods.Count; _knownPods++)
            if (_index.TryGetValue(plane.Pods[_knownPods].Workload, out var workload))
                _pods.Add((plane.Pods[_knownPods], _usage[workload], double.NaN, now));
        var kept = 0;
        for (var i = 0; i < _pods.Count; i++)
        {
            var (pod, usage, before, seenAt) = _pods[i];
            if (pod.GoneAt is not null)
                continue;
            if (!pod.IsRunning)
            {
                _pods[kept++] = (pod, usage, double.NaN, now);
                continue;
            }

            // Containers that were started again count from zero.
            var used = traffic.CpuCoreSeconds(pod.Index);
            if (used >= before)
                usage.Add((used - before) / (now - seenAt).TotalSeconds, now);
            _pods[kept++] = (pod, usage, used, now);
        }

        _pods.RemoveRange(kept, _pods.Count - kept);
    }

    /// <summary>What it comes to for a workload; null for one that was not measured, or for less than two minutes.</summary>
    public CpuRecommendation? Of(WorkloadState workload) => _index.TryGetValue(workload.Ref, out var index)
        ? CpuRecommender.Recommend(_usage[index], workload.Template.Containers.Count)
        : null;
}
