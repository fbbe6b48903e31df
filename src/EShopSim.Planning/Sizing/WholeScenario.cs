using EShopSim.Cluster.Api;
using EShopSim.Planning.Runs;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Sizing;

/// <summary>A scenario from its beginning to its end with what a plan recommends: HPAs that follow the traffic within their bounds, and the scenario's events. The nodes stay as planned.</summary>
/// <remarks>The trials hold the peak with replicas that are there already. Whether HPAs bring them in time shows here only.</remarks>
internal sealed class WholeScenario(PlanProblem problem, PeakScenario peak, RunFarm farm)
{
    // Beyond so many requests one run takes longer than the rest of a plan.
    private const double MostRequests = 20e6;
    private const double RequestsPerUserSecond = 0.2;

    // Shares of the way from the minimum that the slope of the traffic asks for to the maximum.
    private static readonly double[] _raises = [0, 0.5, 1];

    /// <summary>Runs ordered so far.</summary>
    public int Runs { get; private set; }

    /// <summary>The plans with what becomes of the whole scenario; minima are raised where it misses an objective without and meets it with that.</summary>
    public LoadPlan[] Verify(IReadOnlyList<LoadPlan> plans)
    {
        var found = plans.ToArray();
        foreach (var raise in _raises)
        {
            int[] open = [.. Enumerable.Range(0, found.Length).Where(i => plans[i].Meets && found[i].Whole is not { Outcome.Meets: true } && (raise == 0 || plans[i].Modules.Any(m => m.Hpa is { CanRaise: true })))];
            LoadPlan[] raised = [.. open.Select(i => plans[i] with { Modules = [.. plans[i].Modules.Select(m => m with { Hpa = m.Hpa?.Raised(raise) })] })];
            var runs = Run(raised, raise > 0);
            for (var k = 0; k < open.Length; k++)
                if (raise == 0 || runs[k].Outcome.Meets)
                    found[open[k]] = raised[k] with { Whole = runs[k] };
        }

        return found;
    }

    private WholeRun[] Run(LoadPlan[] plans, bool raised)
    {
        RunOrder[] orders = [.. plans.Select(p => new RunOrder(Of(p), problem.Seed, 0) { Engine = RequestsOf(p.Load) > MostRequests ? SimulationEngine.Fluid : SimulationEngine.Requests })];
        var runs = farm.Run(orders);
        Runs += runs.Count;
        return [.. orders.Select((o, i) => new WholeRun(new Trial(plans[i].Load, plans[i].Provision, o.Scenario, [runs[i]]), o.Engine, raised)
        {
            LeftOut = [.. problem.Scenario.Events.Except(o.Scenario.Events).Select(e => e.Label)],
        })];
    }

    private Scenario Of(LoadPlan plan)
    {
        var scenario = problem.Scenario;
        var cluster = peak.ClusterOf(plan.Provision);
        return scenario with
        {
            Cluster = cluster with
            {
                Autoscalers = [.. scenario.Cluster.Autoscalers.Select(a => Planned(a) ?? a)],
                ScaledObjects = [.. scenario.Cluster.ScaledObjects.Select(s => Planned(s.Autoscaler) is { } hpa ? s with { Autoscaler = hpa, MinReplicas = hpa.MinReplicas } : s)],
                Deployments = [.. cluster.Deployments.Select(d => d with { Replicas = AtFirst(WorkloadKind.Deployment, d.Meta) ?? d.Replicas })],
                StatefulSets = [.. cluster.StatefulSets.Select(s => s with { Replicas = AtFirst(WorkloadKind.StatefulSet, s.Meta) ?? s.Replicas })],
                ReplicaSets = [.. cluster.ReplicaSets.Select(r => r with { Replicas = AtFirst(WorkloadKind.ReplicaSet, r.Meta) ?? r.Replicas })],
            },
            NodePools = [.. scenario.NodePools.Select((pool, i) => pool with { Count = plan.Provision.Nodes[i], Min = null, Max = null })],
            Modules = [.. scenario.Modules.Select(m => m.CpuDemand is { } demand ? m with { CpuDemand = Times(demand, plan.Load) } : m)],
            Traffic = [.. scenario.Traffic.Select(s => PeakTraffic.Times(s, plan.Load))],
            Events = [.. scenario.Events.Where(e => CanHappen(e, cluster.Nodes))],
            Recovery = null,
        };

        HorizontalPodAutoscaler? Planned(HorizontalPodAutoscaler hpa) => plan.Modules.FirstOrDefault(m => m.Module.Autoscaler?.Meta == hpa.Meta)?.Hpa?.Autoscaler;

        // An HPA that was there before has brought its workload within its bounds.
        int? AtFirst(WorkloadKind kind, ObjectMeta meta) =>
            plan.Modules.FirstOrDefault(m => m.Module.Workload == new WorkloadRef(kind, meta.Namespace, meta.Name)) is { Hpa.Autoscaler: { } hpa } module
                ? Math.Clamp(module.Module.Replicas, Math.Max(1, hpa.MinReplicas), hpa.MaxReplicas)
                : null;
    }

    // A plan may do without the node that the scenario loses.
    private static bool CanHappen(ScenarioEvent happening, IReadOnlyList<Node> nodes) => happening switch
    {
        NodeFailureEvent failure => nodes.Any(n => string.Equals(n.Name, failure.Node, StringComparison.Ordinal)),
        NodeDrainEvent drain => nodes.Any(n => string.Equals(n.Name, drain.Node, StringComparison.Ordinal)),
        ZoneFailureEvent failure => nodes.Any(n => string.Equals(n.Zone, failure.Zone, StringComparison.Ordinal)),
        _ => true,
    };

    private static CpuDemand Times(CpuDemand demand, double load) => demand with { Points = [.. demand.Points.Select(p => p with { Millicores = p.Millicores * load })] };

    private double RequestsOf(double load) => load * problem.Scenario.Traffic.Sum(s => s.Users is { } users
        ? RequestsPerUserSecond * users.Stages.Sum(u => (u.From + u.To) / 2.0 * (u.End - u.Start).TotalSeconds)
        : s.Rate.Segments.Sum(r => (r.StartPerSecond + r.EndPerSecond) / 2 * (r.End - r.Start).TotalSeconds));
}
