using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic;

namespace EShopSim.Simulation;

/// <summary>Lets the scenario's events happen at their time.</summary>
internal sealed class EventScript(Simulator simulator, Scenario scenario, ControlPlane plane, RequestEngine traffic) : IEventHandler
{
    private const int Begin = 0;
    private const int End = 1;

    public void Start()
    {
        for (var i = 0; i < scenario.Events.Count; i++)
            simulator.Schedule(SimTime.Zero + scenario.Events[i].At, Phase.Environment, this, Begin, i);
    }

    public void Handle(int kind, long argument)
    {
        var happening = scenario.Events[(int)argument];
        if (kind == Begin)
            BeginOf(happening, argument);
        else
            EndOf(happening);
    }

    private void BeginOf(ScenarioEvent happening, long index)
    {
        switch (happening)
        {
            case RolloutEvent rollout:
                traffic.SetCpuFactor(rollout.Workload, plane.Rollout(rollout.Workload, defect: rollout.Defect), rollout.CpuFactor);
                break;
            case ScaleEvent scale:
                plane.Scale(scale.Workload, scale.Replicas);
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

    private void EndOf(ScenarioEvent happening)
    {
        switch (happening)
        {
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

    private void EndAfter(TimeSpan? duration, long index)
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
