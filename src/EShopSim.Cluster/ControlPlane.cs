using EShopSim.Cluster.Api;
using EShopSim.Cluster.Autoscaling;
using EShopSim.Cluster.DaemonSets;
using EShopSim.Cluster.Deployments;
using EShopSim.Cluster.Disruption;
using EShopSim.Cluster.Endpoints;
using EShopSim.Cluster.Kubelet;
using EShopSim.Cluster.NodeAutoscaling;
using EShopSim.Cluster.NodeLifecycle;
using EShopSim.Cluster.ReplicaSets;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Cluster.Scheduling;
using EShopSim.Cluster.Startup;
using EShopSim.Cluster.State;
using EShopSim.Cluster.StatefulSets;
using EShopSim.Engine;

namespace EShopSim.Cluster;

/// <summary>A cluster's control plane: the API store, the controllers, the scheduler and the kubelets, put together.</summary>
public sealed class ControlPlane
{
    private readonly ClusterState _state;
    private readonly PodObservers _observers = new();
    private readonly Kubelets _kubelets;
    private readonly EndpointsController _endpoints;
    private readonly Scheduler _scheduler;
    private readonly ReplicaSetController _replicaSets;
    private readonly DeploymentController _deployments;
    private readonly StatefulSetController _statefulSets;
    private readonly DaemonSetController _daemonSets;
    private readonly HpaController _autoscalers;
    private readonly NodeController _nodes;
    private readonly NodeDrain _drain;

    /// <summary>A control plane for these objects; nothing happens before <see cref="Start"/>.</summary>
    /// <exception cref="ArgumentException">The manifests define a workload twice.</exception>
    public ControlPlane(Simulator simulator, RandomStreams streams, ClusterObjects objects, ControlPlaneOptions options, IPodUsage usage)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(usage);
        _state = new ClusterState(simulator, streams, objects, options);
        _kubelets = new Kubelets(_state, usage, _observers);
        _endpoints = new EndpointsController(_state, _observers);
        _scheduler = new Scheduler(_state);
        _replicaSets = new ReplicaSetController(_state);
        _deployments = new DeploymentController(_state);
        _statefulSets = new StatefulSetController(_state);
        _daemonSets = new DaemonSetController(_state);
        _autoscalers = new HpaController(_state, usage);
        _ = new KedaController(_state, _autoscalers.Sources);
        _nodes = new NodeController(_state, _kubelets);
        _ = new TaintEviction(_state);
        _drain = new NodeDrain(_state);
        _ = new MemoryPressure(_state, usage);
        _ = new ClusterAutoscaler(_state, _scheduler, _nodes);
    }

    /// <summary>The workloads: Deployments, StatefulSets, ReplicaSets, DaemonSets, each in the manifests' order.</summary>
    public IReadOnlyList<WorkloadState> Workloads => _state.Workloads.All;

    /// <summary>The nodes, in the manifests' order; <see cref="Pod.NodeIndex"/> points here.</summary>
    public IReadOnlyList<NodeState> Nodes => _state.Nodes.All;

    /// <summary>Every pod that ever was; <see cref="Pod.Index"/> points here.</summary>
    public IReadOnlyList<Pod> Pods => _state.Pods.All;

    /// <summary>What the HPAs decided, in order of time.</summary>
    public IReadOnlyList<HpaSync> HpaSyncs => _state.HpaSyncs;

    /// <summary>What <c>kubectl get events</c> would show, in order of time.</summary>
    public IReadOnlyList<ClusterEvent> Events => _state.Events.Events;

    internal ClusterState State => _state;

    internal HpaController Autoscalers => _autoscalers;

    internal Scheduler Scheduler => _scheduler;

    internal NodeController NodeLifecycle => _nodes;

    internal (long NodesExamined, long CountsUpdated) SchedulingWork => _scheduler.Work;

    /// <summary>Lets somebody hear what happens to pods; before <see cref="Start"/>.</summary>
    public void AddObserver(IPodObserver observer) => _observers.Add(observer);

    /// <summary>Brings the cluster into its initial state; once, before the first event.</summary>
    public void Start()
    {
        if (_state.Options.InitialState == InitialState.Running)
        {
            new RunningCluster(_state, _deployments, _statefulSets, _replicaSets, _daemonSets, _scheduler, _kubelets, _endpoints).Adopt();
        }
        else
        {
            _deployments.CreateAll();
            _statefulSets.CreateAll();
            _replicaSets.CreateStandalone(SimTime.Zero);
            _daemonSets.CreateAll();
        }

        _autoscalers.Start();
    }

    /// <summary><c>kubectl scale</c>: writes spec.replicas.</summary>
    /// <exception cref="ArgumentException">There is no such workload, or it is a DaemonSet, or the number is negative.</exception>
    public void Scale(WorkloadRef workload, int replicas)
    {
        if (workload.Kind == WorkloadKind.DaemonSet)
            throw new ArgumentException($"{workload} has no scale.", nameof(workload));
        if (replicas < 0)
            throw new ArgumentException($"{workload} cannot have {replicas} replicas.", nameof(replicas));
        _state.Workloads.Scale(_state.Workloads[workload], replicas);
    }

    /// <summary>Rolls out a new version: the template gets a new image, which no node has yet.</summary>
    /// <param name="workload">Whose.</param>
    /// <param name="timing">How long pods of the new version take to start and stop; null as before.</param>
    /// <param name="defect">What is wrong with the new version.</param>
    /// <returns>The number of the new template revision: 2, 3, …</returns>
    /// <exception cref="ArgumentException">There is no such workload.</exception>
    public int Rollout(WorkloadRef workload, PodTiming? timing = null, PodDefect defect = PodDefect.None)
    {
        var state = _state.Workloads[workload];
        var template = NewVersion.Of(state.Template, state.Revisions.Count + 1);
        return _state.Workloads.SetTemplate(state, template, (timing ?? state.CurrentRevision.Timing) with { Defect = defect }).Number;
    }

    /// <summary><c>kubectl rollout undo --to-revision</c>: writes an earlier template again.</summary>
    /// <exception cref="ArgumentException">There is no such workload or revision.</exception>
    public void RolloutUndo(WorkloadRef workload, int revision)
    {
        var state = _state.Workloads[workload];
        if (revision < 1 || revision > state.Revisions.Count)
            throw new ArgumentException($"{workload} has no revision {revision}.", nameof(revision));
        _state.Workloads.ReturnTo(state, state.Revisions[revision - 1]);
    }

    /// <summary><c>kubectl rollout pause</c> and <c>resume</c>; Deployments only heed it.</summary>
    /// <exception cref="ArgumentException">There is no such workload.</exception>
    public void SetPaused(WorkloadRef workload, bool paused) => _state.Workloads.SetPaused(_state.Workloads[workload], paused);

    /// <summary>Writes spec.updateStrategy.rollingUpdate.partition of a StatefulSet.</summary>
    /// <exception cref="ArgumentException">There is no such workload.</exception>
    public void SetPartition(WorkloadRef workload, int partition) => _state.Workloads.SetPartition(_state.Workloads[workload], partition);

    /// <summary><c>kubectl delete pod</c>.</summary>
    public void DeletePod(Pod pod) => _state.Pods.Delete(pod, "Deleted");

    /// <summary>A node joins the cluster, ready.</summary>
    public NodeState AddNode(Node node) => _state.Nodes.Add(node);

    /// <summary>The machine of a node is gone and its Node object is deleted; its pods are collected after 40 to 60 s (pkg/controller/podgc).</summary>
    public void DeleteNode(int nodeIndex) => _nodes.Delete(_state.Nodes[nodeIndex]);

    /// <summary>The machine of a node dies without a word; nothing happens when it is dead already.</summary>
    public void FailNode(int nodeIndex) => _nodes.Fail(_state.Nodes[nodeIndex]);

    /// <summary>The machine of a node answers again: after a reboot its containers restart, after a partition they never stopped. Nothing happens when it never was away.</summary>
    public void RestoreNode(int nodeIndex, bool rebooted) => _nodes.Restore(_state.Nodes[nodeIndex], rebooted);

    /// <summary>Whether a node is there; where not, a warning of the run says that what was to happen to it had no effect.</summary>
    /// <param name="nodeIndex">The node.</param>
    /// <param name="happening">What was to happen, as <c>nodeFailure</c>.</param>
    public bool IsThereFor(int nodeIndex, string happening)
    {
        var node = _state.Nodes[nodeIndex];
        if (node.IsDeleted)
            _state.Events.Warning(EventLog.Subject(node), "NoEffect", $"{happening} had no effect: the node was not there");
        return !node.IsDeleted;
    }

    /// <summary>The nodes that Karpenter would give up as they are now; nothing is changed. Empty without prices, and for more than 500 nodes.</summary>
    public IReadOnlyList<Consolidation> FindConsolidations() => new ConsolidationSearch(_state).Find();

    /// <summary><c>kubectl drain</c>: cordons the node and evicts all but DaemonSet pods, every 5 s again where a disruption budget refuses.</summary>
    public void Drain(int nodeIndex) => _drain.Begin(_state.Nodes[nodeIndex]);

    /// <summary><c>kubectl uncordon</c>; it also ends a drain that is still under way.</summary>
    public void Uncordon(int nodeIndex) => _drain.Uncordon(_state.Nodes[nodeIndex]);

    /// <summary><c>kubectl apply</c> of a changed HPA: bounds, metrics or behavior; its next sync goes by it. Metrics of a source no HPA looked at before stay unread.</summary>
    /// <exception cref="ArgumentException">There is no HPA of that name, or it has another target.</exception>
    public void UpdateAutoscaler(HorizontalPodAutoscaler autoscaler) => _autoscalers.Update(autoscaler);

    /// <summary>The data plane says that nothing is in flight any more in a pod that got SIGTERM.</summary>
    public void PodBecameIdle(Pod pod) => _kubelets.PodBecameIdle(pod);

    /// <summary>The data plane answers a probe that was pending; an answer that comes too late is not heard.</summary>
    public void ProbeAnswered(Pod pod, long ticket, bool succeeded) => _kubelets.ProbeAnswered(pod, ticket, succeeded);

    /// <summary>The data plane says that the working set of a pod's main container has reached its memory limit: the kernel kills it.</summary>
    public void PodOutOfMemory(Pod pod) => _kubelets.OutOfMemory(pod);
}
