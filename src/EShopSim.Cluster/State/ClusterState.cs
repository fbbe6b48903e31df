using EShopSim.Cluster.Admission;
using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>The API store: every object there is, who watches, and the verbs that change them.</summary>
/// <remarks>Lists hang on their owners (pods on workloads, ReplicaSets and nodes), so that no event looks through all pods.</remarks>
internal sealed class ClusterState
{
    private readonly List<Watcher> _watchers = [];

    public ClusterState(Simulator simulator, RandomStreams streams, ClusterObjects objects, ControlPlaneOptions options)
    {
        Simulator = simulator;
        Streams = streams;
        Objects = objects;
        Options = options;
        Clock = new ApiClock(options.ClockSubSecond);
        Events = new EventLog(simulator);
        Workloads = new WorkloadStore(this);
        ReplicaSets = new ReplicaSetStore(this);
        Nodes = new NodeStore(this);
        Pods = new PodStore(this);
        Admission = new PodAdmission(this);
        Watch(Admission);
    }

    public Simulator Simulator { get; }

    public RandomStreams Streams { get; }

    public ClusterObjects Objects { get; }

    public ControlPlaneOptions Options { get; }

    public ApiClock Clock { get; }

    public EventLog Events { get; }

    public WorkloadStore Workloads { get; }

    public ReplicaSetStore ReplicaSets { get; }

    public NodeStore Nodes { get; }

    public PodStore Pods { get; }

    public PodAdmission Admission { get; }

    /// <summary>What every HPA decided, in order of time.</summary>
    public List<HpaSync> HpaSyncs { get; } = [];

    /// <summary>Registers a watch; before the run begins.</summary>
    public void Watch(Watcher watcher) => _watchers.Add(watcher);

    /// <summary>A queue whose notifications travel at the configured delay.</summary>
    public WorkQueue Queue(Action<int> sync) => new(Simulator, Options.WatchDelay, sync);

    internal void Notify(Pod pod, PodChange change)
    {
        foreach (var watcher in _watchers)
            watcher.PodChanged(pod, change);
    }

    internal void Notify(NodeState node, NodeChange change)
    {
        foreach (var watcher in _watchers)
            watcher.NodeChanged(node, change);
    }

    internal void Notify(WorkloadState workload)
    {
        foreach (var watcher in _watchers)
            watcher.WorkloadChanged(workload);
    }

    internal void Notify(ReplicaSetObject replicaSet)
    {
        foreach (var watcher in _watchers)
            watcher.ReplicaSetChanged(replicaSet);
    }
}
