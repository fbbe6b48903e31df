using EShopSim.Cluster.ReplicaSets;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.DaemonSets;

/// <summary>Replaces the pods of an older template, as many at a time as may be missing (pkg/controller/daemon/update.go).</summary>
internal sealed class DaemonSetUpdate(ClusterState state)
{
    /// <summary>Deletes outdated pods: unavailable ones freely, available ones within maxUnavailable.</summary>
    public void Sync(ManagedDaemonSet set, List<Pod>[] byNode)
    {
        var desired = 0;
        var unavailable = 0;
        var unavailableOld = new List<Pod>();
        var availableOld = new List<Pod>();
        foreach (var node in state.Nodes.All)
        {
            if (!set.ShouldRunOn(node))
                continue;
            desired++;
            var pod = byNode[node.Index].Find(static pod => pod.IsActive);
            var isAvailable = pod is not null
                && PodAvailability.IsAvailable(pod, set.Spec.MinReadySeconds, state.Options.Version, state.Simulator.Now);
            if (!isAvailable)
                unavailable++;
            if (pod is not null && pod.TemplateRevision != set.Workload.CurrentRevision)
                (isAvailable ? availableOld : unavailableOld).Add(pod);
        }

        foreach (var pod in unavailableOld)
            Replace(set, pod);
        var budget = Math.Max(0, set.Spec.MaxUnavailable.CeilingOf(desired) - unavailable);
        foreach (var pod in availableOld.Take(budget))
            Replace(set, pod);
    }

    private void Replace(ManagedDaemonSet set, Pod pod)
    {
        state.Events.Normal(EventLog.Subject(set.Workload), "SuccessfulDelete", $"Deleted pod: {pod.Name}");
        state.Pods.Delete(pod, "Updated");
    }
}
