using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Autoscaling;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Plays a recording into the API store, so that the HPA controller sees at each recorded sync what the real one saw.</summary>
internal sealed class OpenLoopReplay : IEventHandler
{
    private readonly Simulator _simulator = new();
    private readonly ClusterState _state;
    private readonly RecordedUsage _usage = new();
    private readonly HpaController _controller;
    private readonly List<Action> _steps = [];
    private readonly Dictionary<string, Pod> _pods = new(StringComparer.Ordinal);

    public OpenLoopReplay(Trajectory recording)
    {
        var syncs = recording.HpaSyncs;
        var scrapes = recording.Scrapes.ToArray();
        var options = new ControlPlaneOptions
        {
            Version = KubernetesVersion.V1_20,
            InitialState = InitialState.Empty,
            MetricLag = TimeSpan.Zero,
            FirstScrape = TimeSpan.FromSeconds(scrapes[0].Seconds),
            FirstHpaSync = TimeSpan.FromSeconds(syncs[0]),
            ClockSubSecond = recording.ClockSubSecond,
            // The later syncs come when they were recorded, not by the controller's own rhythm.
            HpaSyncPeriod = TimeSpan.FromDays(100),
        };
        _state = new ClusterState(_simulator, new RandomStreams(1, 0), recording.Objects, options);
        _controller = new HpaController(_state, _usage);
        // The recorded scrapes waver by some milliseconds about their rhythm.
        foreach (var scrape in scrapes)
            At(scrapes[0].Seconds + (15 * Math.Round((scrape.Seconds - scrapes[0].Seconds) / 15)) - 0.001, Phase.Environment, () => _usage.Add(scrape.Millicores));
        foreach (var item in recording.PodEvents)
            At(item.Seconds, Phase.Lifecycle, () => Play(item));
        foreach (var action in recording.Actions("kill-node"))
            At(action.Double("start"), Phase.Environment, () => SetUp(action, isUp: false));
        foreach (var action in recording.Actions("restore-node"))
            At(action.Double("start"), Phase.Environment, () => SetUp(action, isUp: true));
        foreach (var action in recording.Actions("patch").Where(action => action.Text("object").StartsWith("HorizontalPodAutoscaler/", StringComparison.Ordinal)))
            At(action.Double("start"), Phase.Environment, () => _controller.Update(recording.PatchedAutoscaler(action)));

        var sizes = RecordedSync.Of(recording);
        for (var i = 0; i < syncs.Length; i++)
        {
            var current = sizes[i].CurrentReplicas;
            At(syncs[i], Phase.Environment, () => _state.Workloads.Scale(Target, current));
            if (i > 0)
                At(syncs[i], Phase.Control, () => _controller.Handle(0, 0));
        }

        _controller.Start();
        _simulator.RunUntil(SimTime.FromSeconds(syncs[^1] + 1));
    }

    public IReadOnlyList<HpaSync> Syncs => _state.HpaSyncs;

    private WorkloadState Target => _state.Workloads[_state.Objects.Autoscalers[0].Target];

    public void Handle(int kind, long argument) => _steps[(int)argument]();

    private void At(double seconds, Phase phase, Action step)
    {
        _steps.Add(step);
        _simulator.Schedule(SimTime.FromSeconds(seconds), phase, this, argument: _steps.Count - 1);
    }

    private void Play(RecordedPodEvent item)
    {
        var now = _simulator.Now;
        if (item.What == "created")
        {
            _pods.Add(item.Pod, _state.Pods.Create(Target, replicaSet: null, Target.CurrentRevision, item.Pod, now));
            return;
        }

        var pod = _pods[item.Pod];
        switch (item.What)
        {
            case "scheduled":
                _state.Pods.Bind(pod, _state.Nodes.All.First(node => node.Node.Name == item.Node), now);
                pod.StartTime = _state.Clock.Truncate(now);
                break;
            case "running":
                pod.IsRunning = true;
                pod.ContainersStartedAt = now;
                _state.Pods.SetRunning(pod, now);
                break;
            case "ready" or "unready":
                _state.Pods.SetReady(pod, item.What == "ready", now);
                break;
            case "deleting":
                _state.Pods.Delete(pod, "Recorded");
                break;
            case "gone":
                pod.IsRunning = false;
                _state.Pods.Remove(pod);
                break;
        }
    }

    private void SetUp(System.Text.Json.JsonElement action, bool isUp)
    {
        foreach (var name in action.Items("nodes"))
            _state.Nodes.All.First(node => node.Node.Name == name.GetString()).IsUp = isUp;
    }
}
