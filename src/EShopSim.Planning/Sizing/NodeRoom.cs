using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>Finds out by the scheduler itself how many nodes so many replicas need: requests, pod limits, DaemonSets, taints, affinity and spreading count as they do in a run.</summary>
internal sealed class NodeRoom(PlanProblem problem, PeakScenario peak)
{
    private const int MostNodes = 5000;

    private readonly Dictionary<string, Placement> _known = new(StringComparer.Ordinal);

    /// <summary>Where the pods of a provision land.</summary>
    public Placement Place(Provision provision)
    {
        var key = $"{string.Join(',', provision.Replicas)}/{string.Join(',', provision.Nodes)}";
        if (!_known.TryGetValue(key, out var placement))
            _known[key] = placement = Schedule(provision);
        return placement;
    }

    /// <summary>
    /// The fewest nodes on which every pod finds a place and no node's CPU is busier than a share: all pools grow and shrink together
    /// from their present proportions, and then each gives up what it can, the dearest nodes first. The provision's own nodes where
    /// even thousands do not suffice.
    /// </summary>
    /// <param name="provision">Its replicas are to be placed.</param>
    /// <param name="modules">The planned modules, in the provision's order.</param>
    /// <param name="usedCores">Cores that each of them uses.</param>
    /// <param name="share">Share of a node's cores that its pods may use on average; infinity counts requests alone.</param>
    public Provision Fit(Provision provision, IReadOnlyList<PlannedModule> modules, IReadOnlyList<double> usedCores, double share = double.PositiveInfinity)
    {
        var pools = problem.Scenario.NodePools;
        var before = pools.Sum(p => p.Count);
        if (pools.Count == 0 || before == 0)
            return provision;
        var (tooFew, enough) = (0, Math.Max(1, before));
        while (!Suffices(InProportion(provision, enough)))
        {
            if (enough >= MostNodes)
                return provision;
            (tooFew, enough) = (enough, Math.Min(MostNodes, enough * 2));
        }

        while (enough - tooFew > 1)
            if (Suffices(InProportion(provision, (tooFew + enough) / 2)))
                enough = (tooFew + enough) / 2;
            else
                tooFew = (tooFew + enough) / 2;
        return Trim(InProportion(provision, enough), Suffices);

        bool Suffices(Provision candidate) => Fits(candidate) && Place(candidate).BusiestShare(modules, candidate.Replicas, usedCores) <= share;
    }

    /// <summary>So many nodes in the present proportions of the pools, each rounded up.</summary>
    public Provision InProportion(Provision provision, int nodes)
    {
        var pools = problem.Scenario.NodePools;
        var before = pools.Sum(p => p.Count);
        return provision with { Nodes = [.. pools.Select(p => (int)Math.Ceiling((double)p.Count * nodes / before))] };
    }

    /// <summary>Lets each pool give up the nodes it can, the dearest first.</summary>
    public Provision Trim(Provision provision, Func<Provision, bool> suffices)
    {
        var pools = problem.Scenario.NodePools;
        foreach (var pool in Enumerable.Range(0, pools.Count).OrderByDescending(i => pools[i].HourlyPrice))
        {
            var before = provision;
            provision = WithNodes(before, pool, LeastCount.Of(before.Nodes[pool], 0, fewer => suffices(WithNodes(before, pool, fewer))));
        }

        return provision;
    }

    /// <summary>Whether every pod finds a place.</summary>
    public bool Fits(Provision provision) => Place(provision).Pending == 0;

    /// <summary>The node or zone whose loss leaves some module the least capacity for its load; null where there is none to lose.</summary>
    /// <param name="provision">What there is.</param>
    /// <param name="kind">What is lost.</param>
    /// <param name="modules">The planned modules, in the provision's order.</param>
    /// <param name="neededCores">Offered load of each.</param>
    public ScenarioEvent? WorstLoss(Provision provision, SurvivedLoss kind, IReadOnlyList<PlannedModule> modules, IReadOnlyList<double> neededCores)
    {
        var placement = Place(provision);
        var nodes = peak.NodesOf(provision);
        var at = TimeSpan.FromSeconds(1);
        var candidates = kind == SurvivedLoss.Zone
            ? nodes.Select(n => n.Zone).Where(z => z.Length > 0).Distinct(StringComparer.Ordinal).Select(z => (Event: (ScenarioEvent)new ZoneFailureEvent(at, z, null), Lost: placement.In(modules, n => string.Equals(n.Zone, z, StringComparison.Ordinal))))
            : nodes.Select(n => (Event: (ScenarioEvent)new NodeFailureEvent(at, n.Name, null), Lost: placement.In(modules, o => string.Equals(o.Name, n.Name, StringComparison.Ordinal))));
        return candidates.Select(c => ((ScenarioEvent? Event, double Strain)?)(c.Event, Enumerable.Range(0, modules.Count).Max(m => Strain(m, c.Lost[m])))).MaxBy(c => c!.Value.Strain)?.Event;

        // Load over capacity left; a module that loses all its pods is the worst of all.
        double Strain(int m, int lost) => neededCores[m] / Math.Max(1e-9, (placement.Running(modules[m].Workload) - lost) * modules[m].CoresOn(nodes));
    }

    private static Provision WithNodes(Provision provision, int pool, int nodes) => provision with { Nodes = [.. provision.Nodes.Select((n, i) => i == pool ? nodes : n)] };

    private Placement Schedule(Provision provision)
    {
        var scenario = problem.Scenario;
        var plane = new ControlPlane(new Simulator(), new RandomStreams(problem.Seed, 0), peak.ClusterOf(provision), new ControlPlaneOptions
        {
            Version = scenario.KubernetesVersion,
            MaxUnavailableStatefulSet = scenario.MaxUnavailableStatefulSet,
            InitialState = InitialState.Running,
            PodTimings = scenario.PodTimings,
        }, new IdlePods());
        plane.Start();
        return Placement.Of(plane);
    }

    private sealed class IdlePods : IPodUsage
    {
        public double CpuCoreSeconds(Pod pod) => 0;

        public long MemoryBytes(Pod pod) => 0;

        public long RequestsReceived(Pod pod) => 0;

        public bool IsIdle(Pod pod) => true;
    }
}
