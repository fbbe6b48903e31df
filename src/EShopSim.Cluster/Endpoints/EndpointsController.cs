using EShopSim.Cluster.Kubelet;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Endpoints;

/// <summary>Publishes pods to the proxies: ready ones that are not terminating (pkg/controller/endpointslice), else from 1.28 on terminating ones that still serve (KEP-1669).</summary>
/// <remarks>
/// All proxies learn of one change together, after one drawn delay. Pods that no Service selects are published by the same rule:
/// whether anybody calls them is not the cluster's business. publishNotReadyAddresses counts when every Service of the pod has it.
/// </remarks>
internal sealed class EndpointsController : Watcher, IEventHandler
{
    private const int Remove = 0;
    private const int Add = 1;
    private const int Forget = 2;

    private readonly ClusterState _state;
    private readonly PodObservers _observers;
    private readonly List<bool> _published = [];
    private readonly List<EventHandle> _pending = [];
    private readonly List<int> _pendingKind = [];
    private readonly WorkloadEndpoints[] _workloads;
    private readonly bool _usesTerminating;

    public EndpointsController(ClusterState state, PodObservers observers)
    {
        _state = state;
        _observers = observers;
        _workloads = [.. state.Workloads.All.Select(workload => new WorkloadEndpoints(PublishesUnready(workload)))];
        _usesTerminating = state.Options.Version >= KubernetesVersion.V1_28;
        state.Watch(this);
    }

    public override void PodChanged(Pod pod, PodChange change)
    {
        if (change is PodChange.Created or PodChange.Bound)
            return;
        Grow(pod.Index);
        var wanted = IsEndpoint(pod);
        if (wanted != _published[pod.Index])
            Schedule(pod, wanted ? Add : Remove);
        else if (!IsServing(pod) && EndpointsOf(pod).Lingering.Contains(pod))
            Schedule(pod, Forget);
        else
            _state.Simulator.Cancel(_pending[pod.Index]);
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
        var endpoints = EndpointsOf(pod);
        switch (kind)
        {
            case Add:
                _published[pod.Index] = true;
                if (endpoints.Ready++ == 0)
                    Show(endpoints.Lingering, isShown: false);
                _observers.EndpointAdded(pod);
                break;
            case Remove:
                _published[pod.Index] = false;
                Withdraw(pod, endpoints);
                break;
            default:
                endpoints.Lingering.Remove(pod);
                if (endpoints.Ready == 0)
                    _observers.EndpointRemoved(pod);
                break;
        }
    }

    private void Withdraw(Pod pod, WorkloadEndpoints endpoints)
    {
        endpoints.Ready--;
        var serves = IsServing(pod);
        if (!serves || endpoints.Ready > 0)
            _observers.EndpointRemoved(pod);
        if (endpoints.Ready == 0)
            Show(endpoints.Lingering, isShown: true);
        if (serves)
            endpoints.Lingering.Add(pod);
    }

    private void Show(List<Pod> pods, bool isShown)
    {
        foreach (var pod in pods)
        {
            if (isShown)
                _observers.EndpointAdded(pod);
            else
                _observers.EndpointRemoved(pod);
        }
    }

    // News of the same kind that is on its way already is not late because more has happened since.
    private void Schedule(Pod pod, int what)
    {
        if (_state.Simulator.IsPending(_pending[pod.Index]) && _pendingKind[pod.Index] == what)
            return;
        _state.Simulator.Cancel(_pending[pod.Index]);
        _pendingKind[pod.Index] = what;
        var delay = _state.Options.EndpointPropagationSeconds.Sample(_state.Streams.Get($"endpoints/{pod.Workload}"));
        _pending[pod.Index] = _state.Simulator.ScheduleAfter(TimeSpan.FromSeconds(delay), Phase.Lifecycle, this, what, pod.Index);
    }

    private bool IsEndpoint(Pod pod) =>
        pod.IsActive && pod.Phase == PodPhase.Running && (pod.IsReady || EndpointsOf(pod).PublishesUnready);

    private bool IsServing(Pod pod) => _usesTerminating && pod is { IsTerminating: true, IsReady: true, GoneAt: null };

    private WorkloadEndpoints EndpointsOf(Pod pod) => _workloads[pod.OwningWorkload.Index];

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
            _pendingKind.Add(Remove);
        }
    }
}
