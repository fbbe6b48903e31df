using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>The events that <c>kubectl get events</c> would show, in order of time.</summary>
internal sealed class EventLog(Simulator simulator)
{
    private readonly List<ClusterEvent> _events = [];

    public IReadOnlyList<ClusterEvent> Events => _events;

    public void Normal(string subject, string reason, string message) =>
        _events.Add(new ClusterEvent(simulator.Now, "Normal", subject, reason, message));

    public void Warning(string subject, string reason, string message) =>
        _events.Add(new ClusterEvent(simulator.Now, "Warning", subject, reason, message));

    public static string Subject(Pod pod) => $"Pod/{pod.Namespace}/{pod.Name}";

    public static string Subject(WorkloadState workload) => $"{workload.Ref.Kind}/{workload.Ref.Namespace}/{workload.Ref.Name}";

    public static string Subject(ReplicaSetObject replicaSet) => $"ReplicaSet/{replicaSet.Workload.Ref.Namespace}/{replicaSet.Name}";

    public static string Subject(NodeState node) => $"Node/{node.Node.Name}";
}
