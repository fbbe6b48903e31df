using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>The whole simulated control plane under the script of a recording, its rhythms laid as they were recorded.</summary>
internal sealed class ClosedLoopRun : IEventHandler
{
    private const double MonitorPeriodSeconds = 5.05;

    private readonly Simulator _simulator = new();
    private readonly ControlPlane _control;
    private readonly List<Action> _steps = [];
    private readonly Trajectory _recording;

    public ClosedLoopRun(Trajectory recording)
    {
        _recording = recording;
        var load = new RecordedLoad(_simulator, recording.Root);
        _control = new ControlPlane(_simulator, new RandomStreams(1, 0), recording.Objects, Options(recording), load);
        _control.AddObserver(load);
        foreach (var action in recording.Root.Items("actions"))
            At(action.Double("start"), () => Act(action));
        for (var second = 0; second < recording.Root.Int("duration"); second++)
            At(second, () => Replicas.Add(_control.Workloads[0].SpecReplicas), Phase.Recording);
        _control.Start();
        _simulator.RunUntil(SimTime.FromSeconds(recording.Root.Int("duration")));
    }

    /// <summary>spec.replicas at every second.</summary>
    public List<int> Replicas { get; } = [];

    public IReadOnlyList<ClusterEvent> Events => _control.Events;

    public IReadOnlyList<Pod> Pods => _control.Pods;

    public void Handle(int kind, long argument) => _steps[(int)argument]();

    private static ControlPlaneOptions Options(Trajectory recording)
    {
        var delays = recording.Root.GetProperty("delays");
        var options = new ControlPlaneOptions
        {
            Version = KubernetesVersion.V1_20,
            InitialState = InitialState.Empty,
            MetricLag = TimeSpan.Zero,
            SandboxCreation = TimeSpan.FromSeconds(delays.Double("runningAfterBindSeconds")),
            EndpointPropagationSeconds = new ConstantDistribution(0),
            ClockSubSecond = recording.ClockSubSecond,
            PodTimings =
            [
                .. recording.Objects.Deployments.Select(item => new PodTiming(new WorkloadRef(WorkloadKind.Deployment, item.Meta.Namespace, item.Meta.Name))
                {
                    StartupSeconds = new ConstantDistribution(delays.Double("startupSeconds") - delays.Double("runningAfterBindSeconds")),
                    ShutdownSeconds = new ConstantDistribution(delays.Double("terminationSeconds")),
                    ImagePullSeconds = new ConstantDistribution(0),
                }),
            ],
        };
        if (recording.Objects.Autoscalers.Count > 0)
        {
            var syncs = recording.HpaSyncs;
            options = options with
            {
                FirstScrape = TimeSpan.FromSeconds(recording.Scrapes.First().Seconds),
                FirstHpaSync = TimeSpan.FromSeconds(syncs[0]),
                HpaSyncPeriod = TimeSpan.FromSeconds((syncs[^1] - syncs[0]) / (syncs.Length - 1)),
            };
        }

        if (recording.Actions("kill-node").FirstOrDefault() is { ValueKind: JsonValueKind.Object } kill)
            options = options with { FirstLeaseRenewal = TimeSpan.FromSeconds(kill.GetProperty("lastLeaseRenew").EnumerateObject().First().Value.GetDouble()) };
        if (recording.NotReadySeconds is { } notReady)
            options = options with { NodeMonitorPeriod = TimeSpan.FromSeconds(MonitorPeriodSeconds), FirstNodeMonitor = TimeSpan.FromSeconds(notReady) };
        return options;
    }

    private void Act(JsonElement action)
    {
        foreach (var name in action.Items("nodes"))
        {
            var node = _control.Nodes.First(candidate => candidate.Node.Name == name.GetString()).Index;
            if (action.Text("op") == "kill-node")
                _control.FailNode(node);
            else
                _control.RestoreNode(node, action.Text("mode") == "reboot");
        }

        if (action.Text("object").StartsWith("HorizontalPodAutoscaler/", StringComparison.Ordinal))
            _control.UpdateAutoscaler(_recording.PatchedAutoscaler(action));
    }

    private void At(double seconds, Action step, Phase phase = Phase.Environment)
    {
        _steps.Add(step);
        _simulator.Schedule(SimTime.FromSeconds(seconds), phase, this, argument: _steps.Count - 1);
    }
}
