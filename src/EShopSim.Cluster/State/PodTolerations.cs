using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.State;

/// <summary>The tolerations that admission and the DaemonSet controller add to a pod.</summary>
internal static class PodTolerations
{
    private const string NotReady = "node.kubernetes.io/not-ready";
    private const string Unreachable = "node.kubernetes.io/unreachable";
    private const long DefaultSeconds = 300;

    private static readonly Toleration[] _daemon =
    [
        new(NotReady, Exists: true, "", TaintEffect.NoExecute, null),
        new(Unreachable, Exists: true, "", TaintEffect.NoExecute, null),
        new("node.kubernetes.io/disk-pressure", Exists: true, "", TaintEffect.NoSchedule, null),
        new("node.kubernetes.io/memory-pressure", Exists: true, "", TaintEffect.NoSchedule, null),
        new("node.kubernetes.io/pid-pressure", Exists: true, "", TaintEffect.NoSchedule, null),
        new("node.kubernetes.io/unschedulable", Exists: true, "", TaintEffect.NoSchedule, null),
    ];

    /// <summary>The pod's tolerations (plugin/pkg/admission/defaulttolerationseconds, pkg/controller/daemon/util).</summary>
    public static IReadOnlyList<Toleration> Of(PodTemplate template, WorkloadKind kind)
    {
        List<Toleration> all = [.. template.Tolerations];
        if (kind == WorkloadKind.DaemonSet)
        {
            all.AddRange(_daemon);
            return all;
        }

        AddDefault(all, NotReady);
        AddDefault(all, Unreachable);
        return all;
    }

    private static void AddDefault(List<Toleration> tolerations, string key)
    {
        foreach (var toleration in tolerations)
            if ((toleration.Key.Length == 0 || string.Equals(toleration.Key, key, StringComparison.Ordinal))
                && toleration.Effect is null or TaintEffect.NoExecute)
                return;
        tolerations.Add(new Toleration(key, Exists: true, "", TaintEffect.NoExecute, DefaultSeconds));
    }
}
