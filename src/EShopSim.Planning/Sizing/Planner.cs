using EShopSim.Planning.Runs;
using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>Plans replicas and nodes: a first estimate by closed forms, then trials of the peak until the least that meets the objectives is known.</summary>
/// <remarks>The same problem gives the same answer, whatever the number of threads and however often it was interrupted.</remarks>
public sealed class Planner
{
    // A tenth of the load on replicas that the whole would keep half busy: one request in twenty meets another.
    private const double AloneLoad = 0.1;

    // Pods may use more than they request: nodes that are filled up by requests can still be short of CPU.
    private const double RoomyShare = 0.6;
    private const double RoomierEachRound = 0.9;
    private const double MostBusyShare = 1.1;
    private static readonly double[] MoreReplicas = [1, 1.2, 1.5, 2];

    private readonly PlanProblem _problem;
    private readonly IReadOnlyList<PlannedModule> _modules;
    private readonly PeakScenario _peak;
    private readonly NodeRoom _room;
    private readonly TrialRunner _trials;
    private readonly WholeScenario _whole;
    private readonly Demand _demand;
    private readonly int[] _dearestFirst;

    private Planner(PlanProblem problem, RunFarm farm)
    {
        _problem = problem;
        _modules = PlannedModule.AllIn(problem.Scenario);
        _peak = new PeakScenario(problem, _modules);
        _room = new NodeRoom(problem, _peak);
        _trials = new TrialRunner(problem, _peak, farm);
        _whole = new WholeScenario(problem, _peak, farm);
        _demand = new Demand(problem, _peak, _modules);
        _dearestFirst = [.. Enumerable.Range(0, _modules.Count).OrderByDescending(i => _modules[i].RequestCores)];
    }

    private IReadOnlyList<int> PresentNodes => [.. _problem.Scenario.NodePools.Select(p => p.Count)];

    /// <summary>Plans.</summary>
    /// <exception cref="ArgumentException">The scenario has no objective, no requests at its peak, or no module whose replicas can be planned.</exception>
    /// <exception cref="OperationCanceledException">The farm was stopped; what was finished is in its journal.</exception>
    public static PlanResult Plan(PlanProblem problem, RunFarm farm)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(farm);
        if (PlanObstacles.In(problem.Scenario, problem.Survive) is [var first, ..])
            throw new ArgumentException(first, nameof(problem));
        return new Planner(problem, farm).Plan();
    }

    private PlanResult Plan()
    {
        var alone = _trials.Run(AloneLoad, _room.Fit(new Provision(_demand.Comfortable(1), PresentNodes), _modules, UsedCores(1), RoomyShare));
        var unreachable = alone.Verdicts.Where(v => !v.Met && alone.EveryRunMisses).ToList();
        if (unreachable.Count > 0)
            return new PlanResult(_problem, _peak.PeakAt, alone, unreachable, [], null, null, PlanNotes.Of(_problem.Scenario), _trials.Runs);
        _demand.Learn(alone);
        var plans = _whole.Verify([.. _problem.Loads.Order().Select(PlanFor)]);
        var present = new CapacitySearch(load => _trials.Run(load, PresentAt(load)), _problem.Precision).From(1);
        return new PlanResult(_problem, _peak.PeakAt, alone, [], plans, present, LimitOf(present), PlanNotes.Of(_problem.Scenario), _trials.Runs + _whole.Runs);
    }

    // What the manifests make of a load once the HPAs have come to rest.
    private Provision PresentAt(double load)
    {
        var loads = _demand.At(load);
        return new Provision([.. _modules.Select((m, i) => HpaSettings.SettledAt(m, loads[i].OfferedCores))], PresentNodes);
    }

    // Looked for where it shows: at the smallest load that was seen to be too much.
    private CapacityLimit? LimitOf(Capacity capacity)
    {
        if (capacity.Trials.FirstOrDefault(t => t.Load > capacity.Load) is not { } over)
            return null;
        var placement = _room.Place(over.Provision);
        var (module, index) = _modules.Select((m, i) => (Module: m, Index: i)).MaxBy(m => StrainOf(m.Index, over).Highest);
        var strain = StrainOf(index, over);
        if (_demand.BusiestDependency(over.Load) is { } outside && outside.Percent > strain.Highest)
            return new CapacityLimit(outside.Dependency.Name, 0, Limiter.Dependency, placement.Pending);
        var lacksRoom = placement.Running(module.Workload) < over.Provision.Replicas[index] || NodeCpuPercent(over) > strain.Highest;
        var canGrow = module.Autoscaler is null || over.Provision.Replicas[index] < module.Autoscaler.MaxReplicas;
        var limiter = lacksRoom ? Limiter.NodeRoom : strain.SlotsPercent > strain.CpuPercent ? Limiter.Slots : canGrow ? Limiter.Cpu : Limiter.HpaMaximum;
        return new CapacityLimit(module.Name, over.Provision.Replicas[index], limiter, placement.Pending);
    }

    private double NodeCpuPercent(Trial trial) =>
        100 * _modules.Sum(m => trial.UsedCores(m.Workload)) / _peak.NodesOf(trial.Provision).Sum(n => (n.Capacity.CpuMillicores ?? n.Allocatable.CpuMillicores ?? 0) / 1000.0);

    // Pods that found no place do not help.
    private Strain StrainOf(int index, Trial trial)
    {
        var module = _modules[index];
        var demand = _demand.At(trial.Load)[index];
        var cores = module.CoresOn(_peak.NodesOf(trial.Provision));
        var running = Math.Max(1, _room.Place(trial.Provision).Running(module.Workload));
        return new Strain(
            trial.UsedCores(module.Workload),
            100 * trial.UsedCores(module.Workload) / (running * cores),
            module.SlotsOn(cores) is { } slots ? 100 * demand.CallsPerSecond * demand.HoldSeconds / (running * slots) : double.NaN);
    }

    private LoadPlan PlanFor(double load)
    {
        var estimates = _demand.Estimates(load);
        var search = new ReplicaSearch(p => Meets(load, p), _dearestFirst, _problem.MostReplicas);
        var start = new Provision([.. estimates.Select(e => e.Replicas)], PresentNodes);
        if (search.Raise(start, Roomy) is not { } current)
            return Describe(load, Roomy(start, 0), estimates, meets: false);

        // Nodes are what is paid for: first the fewest of them, then the fewest replicas on these.
        return Describe(load, LeastOf(FewestNodes(load, current)), estimates, meets: true);

        // Fewer replicas may leave nodes empty.
        Provision LeastOf(Provision enough)
        {
            var least = search.Lower(enough);
            var trimmed = _room.Trim(least, p => _room.Fits(p) && Meets(load, p));
            return trimmed.Nodes.SequenceEqual(least.Nodes) ? least : LeastOf(trimmed);
        }

        Provision Roomy(Provision provision, int round) => _room.Fit(provision, _modules, UsedCores(load), RoomyShare * Math.Pow(RoomierEachRound, round));
    }

    // On full nodes more pods may do what fewer cannot, because each is granted its request: so some more are tried with fewer nodes.
    private Provision FewestNodes(double load, Provision enough)
    {
        var best = enough;
        if (enough.Nodes.Sum() > 0)
        {
            LeastCount.Of(enough.Nodes.Sum(), 1, nodes =>
            {
                var found = MoreReplicas
                    .Select(factor => _room.InProportion(enough with { Replicas = [.. enough.Replicas.Select(r => Math.Min(_problem.MostReplicas, (int)Math.Ceiling(r * factor)))] }, nodes))
                    .FirstOrDefault(p => _room.Fits(p) && _room.Place(p).BusiestShare(_modules, p.Replicas, UsedCores(load)) <= MostBusyShare && Meets(load, p));
                best = found ?? best;
                return found is not null;
            });
        }

        return _room.Trim(best, p => _room.Fits(p) && Meets(load, p));
    }

    private IReadOnlyList<double> UsedCores(double load) => [.. _demand.At(load).Select(l => l.OfferedCores)];

    private bool Meets(double load, Provision provision) => _trials.Run(load, provision).Meets
        && (_problem.Survive == SurvivedLoss.None || LossOf(_problem.Survive, load, provision) is not { } loss || _trials.Run(load, provision, loss).Meets);

    private ScenarioEvent? LossOf(SurvivedLoss kind, double load, Provision provision) =>
        _room.WorstLoss(provision, kind, _modules, UsedCores(load));

    private LoadPlan Describe(double load, Provision provision, IReadOnlyList<ReplicaEstimate> estimates, bool meets)
    {
        var trial = _trials.Run(load, provision);
        var placement = _room.Place(provision);
        var nodes = _peak.NodesOf(provision);
        var perHour = nodes.Sum(n => n.HourlyPrice);
        return new LoadPlan(load, provision, trial, [.. _modules.Select((_, i) => Describe(i, load, trial, estimates, meets))])
        {
            Meets = meets,
            Fits = placement.Pending == 0,
            FixedNodes = nodes.Count - provision.Nodes.Sum(),
            CostPerHour = perHour,
            CostOfScenario = perHour * _problem.Scenario.Duration.TotalHours,
            CpuRequestedPercent = placement.CpuRequestedPercent,
            MemoryRequestedPercent = placement.MemoryRequestedPercent,
            NodeCpuPercent = NodeCpuPercent(trial),
            Dependency = _demand.BusiestDependency(load),
            Losses = [.. new[] { SurvivedLoss.Node, SurvivedLoss.Zone }.Select(kind => Lose(kind, load, provision))],
            Capacity = meets ? new CapacitySearch(l => _trials.Run(l, provision), _problem.Precision).From(load) : null,
        };
    }

    private LossOutcome Lose(SurvivedLoss kind, double load, Provision provision)
    {
        var loss = LossOf(kind, load, provision);
        return new LossOutcome(kind, loss, loss is null ? null : _trials.Run(load, provision, loss));
    }

    private ModulePlan Describe(int index, double load, Trial trial, IReadOnlyList<ReplicaEstimate> estimates, bool meets)
    {
        var module = _modules[index];
        var demand = _demand.At(load)[index];
        var replicas = trial.Provision.Replicas[index];
        return new ModulePlan(module, demand, estimates[index], replicas)
        {
            OneFewer = meets && replicas > 1 ? OneFewer(index, load, trial.Provision) : null,
            Strain = StrainOf(index, trial),
            Hpa = module.Autoscaler is null ? null : HpaSettings.Of(_problem.Scenario, module, demand, replicas, share => ReplicasAt(index, load, share, replicas, estimates), _problem.Survive == SurvivedLoss.None ? 1 : 2),
        };
    }

    // The trial that shows that it takes them all: the peak itself, or the peak with the loss that is to be survived.
    private Trial OneFewer(int index, double load, Provision provision)
    {
        var fewer = provision.With(index, provision.Replicas[index] - 1);
        var trial = _trials.Run(load, fewer);
        return trial.Meets && _problem.Survive != SurvivedLoss.None && LossOf(_problem.Survive, load, fewer) is { } loss ? _trials.Run(load, fewer, loss) : trial;
    }

    // The formulas say how the need falls with the load, the simulation where it begins.
    private int ReplicasAt(int index, double load, double share, int replicas, IReadOnlyList<ReplicaEstimate> estimates)
    {
        const int Steps = 50;
        var step = Math.Ceiling(share * Steps) / Steps;
        if (step <= 0)
            return 1;
        var estimate = _demand.Estimates(load * step)[index].Replicas;
        return Math.Clamp((int)Math.Ceiling((double)estimate * replicas / estimates[index].Replicas), 1, replicas);
    }
}
