using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Disruption;

/// <summary><c>kubectl drain --ignore-daemonsets</c>: cordons a node and evicts its pods, again and again where a budget refuses.</summary>
internal sealed class NodeDrain : IEventHandler
{
    private static readonly TimeSpan _refusedRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _conflictRetry = TimeSpan.FromMilliseconds(500);

    private readonly ClusterState _state;
    private readonly EvictionApi _evictions;
    private readonly SortedSet<int> _draining = [];
    private readonly SortedSet<int> _complained = [];
    private readonly SortedDictionary<int, EventHandle> _retries = [];

    public NodeDrain(ClusterState state)
    {
        _state = state;
        _evictions = new EvictionApi(state, new DisruptionBudgets(state));
    }

    /// <summary>Begins to drain; a node that is being drained already goes on as it was.</summary>
    public void Begin(NodeState node)
    {
        if (node.IsDeleted || !_draining.Add(node.Index))
            return;
        Cordon(node);
        Pod[] pods = [.. node.Pods];
        foreach (var pod in pods)
            if (pod.Workload.Kind != WorkloadKind.DaemonSet && !_retries.ContainsKey(pod.Index))
                Evict(pod);
    }

    /// <summary><c>kubectl uncordon</c>; a drain that is still under way is given up.</summary>
    public void Uncordon(NodeState node)
    {
        End(node);
        if (node.IsDeleted || !node.Unschedulable)
            return;
        _state.Nodes.SetUnschedulable(node, unschedulable: false);
        _state.Events.Normal(EventLog.Subject(node), "NodeSchedulable", $"Node {node.Node.Name} status is now: NodeSchedulable");
    }

    /// <summary>Ends a drain, if one is under way; the node stays cordoned.</summary>
    public void End(NodeState node)
    {
        _draining.Remove(node.Index);
        foreach (var pod in node.Pods)
            if (_retries.Remove(pod.Index, out var retry))
                _state.Simulator.Cancel(retry);
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var pod = _state.Pods.All[(int)argument];
        _retries.Remove(pod.Index);
        Evict(pod);
    }

    private void Cordon(NodeState node)
    {
        if (node.Unschedulable)
            return;
        _state.Nodes.SetUnschedulable(node, unschedulable: true);
        _state.Events.Normal(EventLog.Subject(node), "NodeNotSchedulable", $"Node {node.Node.Name} status is now: NodeNotSchedulable");
    }

    private void Evict(Pod pod)
    {
        if (pod.IsTerminating || pod.GoneAt is not null)
            return;
        switch (_evictions.Evict(pod))
        {
            case EvictionAnswer.TooManyRequests:
                Complain(pod, "Cannot evict pod as it would violate the pod's disruption budget.");
                RetryAfter(pod, _refusedRetry);
                break;
            case EvictionAnswer.Conflict:
                RetryAfter(pod, _conflictRetry);
                break;
            case EvictionAnswer.InternalError:
                Complain(pod, "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
                break;
        }
    }

    private void RetryAfter(Pod pod, TimeSpan delay) =>
        _retries[pod.Index] = _state.Simulator.ScheduleAfter(delay, Phase.Control, this, argument: pod.Index);

    // kubectl tells its user at every attempt; here the first time does.
    private void Complain(Pod pod, string message)
    {
        if (_complained.Add(pod.Index))
            _state.Events.Warning(EventLog.Subject(pod), "EvictionRefused", message);
    }
}
