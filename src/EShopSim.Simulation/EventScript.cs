using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic;

namespace EShopSim.Simulation;

/// <summary>Lets the scenario's events happen at their time.</summary>
internal sealed class EventScript(Simulator simulator, Scenario scenario, ControlPlane plane, IDataPlane traffic) : IEventHandler
{
    private const int Begin = 0;
    private const int End = 1;
    private const int EndTrigger = 2;

    // Those that are under way, and the revision a rollout has made.
    private readonly Dictionary<int, int> _running = [];

    public void Start()
    {
        for (var i = 0; i < scenario.Events.Count; i++)
            simulator.Schedule(SimTime.Zero + scenario.Events[i].At, Phase.Environment, this, Begin, i);
        if (scenario.Recovery is { } recovery)
            simulator.Schedule(SimTime.Zero + recovery.EndsAt, Phase.Environment, this, EndTrigger);
    }

    public void Handle(int kind, long argument)
    {
        if (kind == Begin)
            BeginOf(scenario.Events[(int)argument], (int)argument);
        else if (kind == End)
            EndOf((int)argument);
        else
            EndOf(scenario.Recovery!);
    }

    private void EndOf(RecoveryCheck recovery)
    {
        if (recovery.Traffic is { } name)
            traffic.EndTraffic(name);
        if (recovery.Event is { } index)
            EndOf(index);
    }

    private void BeginOf(ScenarioEvent happening, int index)
    {
        _running[index] = 0;
        switch (happening)
        {
            case RolloutEvent rollout:
                _running[index] = plane.Rollout(rollout.Workload, defect: rollout.Defect);
                traffic.SetCpuFactor(rollout.Workload, _running[index], rollout.CpuFactor);
                break;
            case ScaleEvent scale:
                plane.Scale(scale.Workload, scale.Replicas);
                break;
            case NodeFailureEvent failure when !plane.IsThereFor(NodeNamed(failure.Node), "nodeFailure"):
            case NodeDrainEvent drained when !plane.IsThereFor(NodeNamed(drained.Node), "drain"):
                _running.Remove(index);
                break;
            case NodeFailureEvent failure:
                plane.FailNode(NodeNamed(failure.Node));
                EndAfter(failure.For, index);
                break;
            case ZoneFailureEvent failure:
                foreach (var node in NodesOf(failure.Zone))
                    plane.FailNode(node);
                EndAfter(failure.For, index);
                break;
            case NodeDrainEvent drain:
                plane.Drain(NodeNamed(drain.Node));
                EndAfter(drain.For, index);
                break;
            default:
                throw new InvalidOperationException($"no rule for {happening.GetType().Name}");
        }
    }

    // Once only: what was ended as a trigger does not end again at its own time.
    private void EndOf(int index)
    {
        if (!_running.Remove(index, out var revision))
            return;
        var happening = scenario.Events[index];
        switch (happening)
        {
            case RolloutEvent rollout:
                traffic.SetCpuFactor(rollout.Workload, revision, 1);
                break;
            case NodeFailureEvent failure:
                plane.RestoreNode(NodeNamed(failure.Node), rebooted: true);
                break;
            case ZoneFailureEvent failure:
                foreach (var node in NodesOf(failure.Zone))
                    plane.RestoreNode(node, rebooted: true);
                break;
            case NodeDrainEvent drain:
                plane.Uncordon(NodeNamed(drain.Node));
                break;
            default:
                throw new InvalidOperationException($"{happening.GetType().Name} has no end");
        }
    }

    private void EndAfter(TimeSpan? duration, int index)
    {
        if (duration is { } length)
            simulator.ScheduleAfter(length, Phase.Environment, this, End, index);
    }

    private int NodeNamed(string name)
    {
        for (var i = 0; i < scenario.Cluster.Nodes.Count; i++)
            if (string.Equals(scenario.Cluster.Nodes[i].Name, name, StringComparison.Ordinal))
                return i;
        throw new InvalidOperationException($"the scenario has no node '{name}'");
    }

    private IEnumerable<int> NodesOf(string zone) =>
        Enumerable.Range(0, scenario.Cluster.Nodes.Count)
            .Where(i => string.Equals(scenario.Cluster.Nodes[i].Zone, zone, StringComparison.Ordinal));
}
