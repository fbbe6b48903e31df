using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Shows pods the way the HPA's rules look at them.</summary>
internal sealed class AutoscaledPods
{
    private readonly Dictionary<TemplateRevision, ResourceRequests> _cpu = [];
    private readonly Dictionary<TemplateRevision, ResourceRequests> _memory = [];

    /// <summary>The pods with their requests for the resource that a metric is about.</summary>
    public IReadOnlyList<AutoscaledPod> For(string resource, IReadOnlyList<Pod> pods)
    {
        var shown = new AutoscaledPod[pods.Count];
        for (var i = 0; i < shown.Length; i++)
            shown[i] = Show(pods[i], RequestsOf(pods[i].TemplateRevision, resource));
        return shown;
    }

    private static AutoscaledPod Show(Pod pod, ResourceRequests requests) => new(pod.Name, pod.Phase)
    {
        Ready = ReadyOf(pod),
        ReadyTransitionTime = pod.ReadyTransitionTime ?? default,
        StartTime = pod.StartTime,
        Deleted = pod.IsTerminating,
        Containers = requests.Containers,
        Sidecars = requests.Sidecars,
    };

    private static ConditionStatus? ReadyOf(Pod pod)
    {
        if (pod.ReadyTransitionTime is null)
            return null;
        return pod.IsReady ? ConditionStatus.True : ConditionStatus.False;
    }

    private ResourceRequests RequestsOf(TemplateRevision revision, string resource)
    {
        var isCpu = resource is "cpu";
        if (!isCpu && resource is not "memory")
            return ResourceRequests.None;
        var cache = isCpu ? _cpu : _memory;
        if (!cache.TryGetValue(revision, out var requests))
            cache.Add(revision, requests = ResourceRequests.Of(revision.Template, isCpu ? CpuMilli : MemoryMilli));
        return requests;
    }

    private static long? CpuMilli(ResourceList resources) => resources.CpuMillicores;

    private static long? MemoryMilli(ResourceList resources) => resources.MemoryBytes * 1000;
}
