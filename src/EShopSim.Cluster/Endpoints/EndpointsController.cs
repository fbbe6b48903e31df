using EShopSim.Cluster.Kubelet;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Endpoints;

/// <summary>Publishes pods to the proxies: ready ones that are not terminating (pkg/controller/endpointslice).</summary>
/// <remarks>
/// All proxies learn of one change together, after one drawn delay. Pods that no Service selects are published by the same rule:
/// whether anybody calls them is not the cluster's business. publishNotReadyAddresses counts when every Service of the pod has it.
/// </remarks>
internal sealed class EndpointsController : Watcher, IEventHandler
{
    private const int Add = 1;
    private const int Remove = 0;

    private readonly ClusterState _state;
    private readonly PodObservers _observers;
    private readonly List<bool> _published = [];
    private readonly List<EventHandle> _pending = [];
    private readonly bool[] _publishesUnready;

    public EndpointsController(ClusterState state, PodObservers observers)
    {
        _state = state;
        _observers = observers;
        _publishesUnready = [.. state.Workloads.All.Select(PublishesUnready)];
        state.Watch(this);
    }

    public override void PodChanged(Pod pod, PodChange change)
    {
        if (change is PodChange.Created or PodChange.Bound)
            return;
        Grow(pod.Index);
        _state.Simulator.Cancel(_pending[pod.Index]);
        var wanted = IsEndpoint(pod);
        if (wanted == _published[pod.Index])
            return;
        var delay = _state.Options.EndpointPropagationSeconds.Sample(_state.Streams.Get($"endpoints/{pod.Workload}"));
        _pending[pod.Index] = _state.Simulator.ScheduleAfter(
            TimeSpan.FromSeconds(delay), Phase.Lifecycle, this, wanted ? Add : Remove, pod.Index);
    }

    /// <summary>Publishes a pod without delay: one that was published long ago.</summary>
    public void PublishNow(Pod pod)
    {
        if (!IsEndpoint(pod))
            return;
        Grow(pod.Index);
        _state.Simulator.Cancel(_pending[pod.Index]);
        Handle(Add, pod.Index);
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var pod = _state.Pods.All[(int)argument];
        _published[pod.Index] = kind == Add;
        if (kind == Add)
            _observers.EndpointAdded(pod);
        else
            _observers.EndpointRemoved(pod);
    }

    private bool IsEndpoint(Pod pod) =>
        pod.IsActive && pod.Phase == PodPhase.Running && (pod.IsReady || _publishesUnready[pod.OwningWorkload.Index]);

    private bool PublishesUnready(WorkloadState workload)
    {
        var any = false;
        foreach (var service in _state.Objects.Services)
        {
            if (!service.Selects(workload.Ref.Namespace, workload.Template.Labels))
                continue;
            if (!service.PublishNotReadyAddresses)
                return false;
            any = true;
        }

        return any;
    }

    private void Grow(int index)
    {
        while (_published.Count <= index)
        {
            _published.Add(false);
            _pending.Add(default);
        }
    }
}
