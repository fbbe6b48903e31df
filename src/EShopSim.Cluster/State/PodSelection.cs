using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.State;

/// <summary>Finds the pods of a namespace that a label selector matches, whoever owns them.</summary>
internal static class PodSelection
{
    /// <summary>The pods whose objects exist, terminating ones included: by workload, then in order of creation.</summary>
    public static List<Pod> Of(ClusterState state, string inNamespace, LabelSelector selector)
    {
        var selected = new List<Pod>();
        foreach (var workload in state.Workloads.All)
        {
            // A workload's selector cannot change and must match its template: if the template does not match, no pod does.
            if (!string.Equals(workload.Ref.Namespace, inNamespace, StringComparison.Ordinal) || !selector.Matches(workload.Template.Labels))
                continue;
            foreach (var pod in workload.Pods)
                if (selector.Matches(pod.Template.Labels))
                    selected.Add(pod);
        }

        return selected;
    }
}
