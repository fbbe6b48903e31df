using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.State;

/// <summary>Finds the pods of a namespace that a label selector matches, whoever owns them.</summary>
internal static class PodSelection
{
    /// <summary>The pods whose objects exist, terminating ones included: by workload, then in order of creation.</summary>
    public static List<Pod> Of(ClusterState state, string inNamespace, LabelSelector selector)
    {
        var selected = new List<Pod>();
        PodTemplate? template = null;
        var matches = false;
        foreach (var workload in state.Workloads.SelectedBy(inNamespace, selector))
        {
            foreach (var pod in workload.Pods)
            {
                // Most have the template of the one before.
                if (!ReferenceEquals(pod.Template, template))
                    (template, matches) = (pod.Template, selector.Matches(pod.Template.Labels));
                if (matches)
                    selected.Add(pod);
            }
        }

        return selected;
    }
}
