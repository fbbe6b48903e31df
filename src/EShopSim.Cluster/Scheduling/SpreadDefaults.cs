using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The spreading of pods that name no constraints: apart from pods of the same Services and owner (plugins/helper/spread.go).</summary>
internal sealed class SpreadDefaults(ClusterState state)
{
    private readonly Dictionary<object, IReadOnlyList<TopologySpreadConstraint>> _byOwner = [];

    /// <summary>The system's constraints for a pod; none for one that neither a Service nor a ReplicaSet or StatefulSet stands for.</summary>
    public IReadOnlyList<TopologySpreadConstraint> For(Pod pod)
    {
        object owner = pod.ReplicaSet is { } replicaSet ? replicaSet : pod.OwningWorkload;
        if (_byOwner.TryGetValue(owner, out var known))
            return known;
        var selector = Selector(pod);
        return _byOwner[owner] = selector.IsEmpty ? [] : SpreadScoring.SystemDefaults(selector);
    }

    private LabelSelector Selector(Pod pod)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in state.Objects.Services)
            if (service.Selects(pod.Namespace, pod.Placed.Labels))
                foreach (var (key, value) in service.Selector)
                    labels[key] = value;
        if (pod.Workload.Kind == WorkloadKind.DaemonSet)
            return LabelSelector.Everything with { MatchLabels = labels };
        foreach (var (key, value) in pod.OwningWorkload.Selector.MatchLabels)
            labels[key] = value;
        if (pod.Workload.Kind == WorkloadKind.Deployment)
            labels[ReplicaSetObject.TemplateHashLabel] = pod.ReplicaSet!.Name;
        return pod.OwningWorkload.Selector with { MatchLabels = labels };
    }
}
