using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Scheduling;

/// <summary>A pod that waits for a node, with the history of its attempts.</summary>
internal sealed class QueuedPod(Pod pod)
{
    private const int MaxBackoffSeconds = 10;

    public Pod Pod { get; } = pod;

    /// <summary>Attempts that failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>Why the last attempt failed; empty before.</summary>
    public string LastMessage { get; set; } = "";

    /// <summary>When the last attempt failed.</summary>
    public SimTime LastAttemptAt { get; private set; }

    /// <summary>Until when it is not tried again: 1, 2, 4, 8, 10, 10, … s after the last attempt.</summary>
    public SimTime BackoffUntil =>
        LastAttemptAt + TimeSpan.FromSeconds(Attempts > 4 ? MaxBackoffSeconds : 1 << (Attempts - 1));

    /// <summary>What the last attempt left to hope for.</summary>
    public WaitingPod Waiting { get; private set; } = new(pod.Placed, RejectingPlugins.None);

    public void Failed(SimTime now, RejectingPlugins rejectedBy)
    {
        Waiting = new WaitingPod(Pod.Placed, rejectedBy)
        {
            Constraints = Pod.Template.TopologySpreadConstraints,
            Affinity = Pod.TemplateRevision.NodeAffinity,
            Tolerations = Pod.Tolerations,
            Resources = Pod.TemplateRevision.Resources,
        };
        Attempts++;
        LastAttemptAt = now;
    }
}
