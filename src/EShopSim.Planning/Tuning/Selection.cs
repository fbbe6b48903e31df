using EShopSim.Planning.Runs;
using EShopSim.Simulation;

namespace EShopSim.Planning.Tuning;

/// <summary>Finds the cheapest setting that meets the objectives among those the screening leaves, with the request engine and the same requests for all.</summary>
/// <remarks>
/// Sequential elimination with common random numbers: after every round of replications a finalist is dropped when it misses an
/// objective, or costs more than one that meets them, at a confidence split over all of them (Bonferroni), as in the fully sequential
/// procedures of Kim and Nelson (2001) and, for constraints, Andradóttir and Kim (2010). The screening is not exact: when all that it
/// holds for good enough miss, the next safer settings of its front come in, as long as they cost less than the best that is known (which may
/// be today's); when the cheapest of them meets, the next cheaper ones.
/// </remarks>
internal sealed class Selection(TuningProblem problem, RunFarm farm)
{
    private const int FirstReplications = 3;
    private const int MoreReplications = 2;
    private const int MostReplications = 40;
    private const int Window = 3;

    private readonly List<Finalist> _finalists = [];
    private int _runs;

    /// <summary>All settings that were run, in the order they came in; today's is the first.</summary>
    public IReadOnlyList<Finalist> Finalists => _finalists;

    /// <summary>Runs ordered.</summary>
    public int Runs => _runs;

    /// <summary>The cheapest finalist that meets the objectives; null when none is known to.</summary>
    public Finalist? Best => _finalists.Where(f => f.State == FinalistState.Meets).MinBy(f => f.Score.Cost);

    public void Run(ScreenedSetting today, IReadOnlyList<ScreenedSetting> front)
    {
        Enter(today);
        var first = front.TakeWhile(s => !s.Score.IsFeasible).Count();
        var (from, to) = (Math.Max(0, first - 1), Math.Min(front.Count, first + Window));
        for (var i = from; i < to; i++)
            Enter(front[i]);
        while (true)
        {
            Decide();
            if (IsSpent)
                return;
            if (to < front.Count && (Best is not { } best || front[to].Score.Cost < (1 - problem.Indifference) * best.Score.Cost))
                Enter(front[to++]);
            else if (Best is not null && from > 0 && ReferenceEquals(Best, Cheapest()))
                Enter(front[--from]);
            else
                return;
        }
    }

    private bool IsSpent => _runs >= problem.MostRuns;

    private double Confidence => 1 - ((1 - problem.Confidence) / Math.Max(1, _finalists.Count));

    private Finalist Cheapest() => _finalists.Skip(1).MinBy(f => f.Score.Cost)!;

    private void Enter(ScreenedSetting setting) => _finalists.Add(new Finalist(problem, setting));

    // Replicates what is undecided until it is decided, or the budget is spent.
    private void Decide()
    {
        while (true)
        {
            Replicate([.. _finalists.Where(f => f.Replications == 0)], FirstReplications);
            Judge();
            var open = _finalists.Where(f => f.State == FinalistState.Open || (f.State == FinalistState.Meets && !ReferenceEquals(f, Best))).ToList();
            if (open.Count == 0 || IsSpent)
                return;
            if (Best is { } best && !open.Contains(best))
                open.Add(best);
            open.RemoveAll(f => f.Replications >= MostReplications);
            if (open.Count == 0)
                return;
            Replicate(open, MoreReplications);
        }
    }

    // A finalist that may be cheaper than the best by less than anybody cares for is dropped with those that are dearer.
    private void Judge()
    {
        foreach (var finalist in _finalists)
            finalist.State = finalist.Judge(Confidence);
        if (Best is not { } best)
            return;
        foreach (var finalist in _finalists.Where(f => f.State != FinalistState.Misses && !ReferenceEquals(f, best)))
            if (finalist.DearerBy(best, Confidence) > -problem.Indifference * best.Score.Cost)
                finalist.State = FinalistState.Dearer;
    }

    private void Replicate(IReadOnlyList<Finalist> finalists, int count)
    {
        var wanted = finalists
            .SelectMany(f => Enumerable.Range(0, problem.Scenarios.Count).SelectMany(s => Enumerable.Range(f.Replications, count).Select(r => (Finalist: f, Scenario: s, Replication: r))))
            .ToArray();
        var runs = farm.Run([.. wanted.Select(w => new RunOrder(w.Finalist.Scenarios[w.Scenario], problem.Seed, w.Replication) { Engine = SimulationEngine.Requests })]);
        for (var i = 0; i < runs.Count; i++)
            wanted[i].Finalist.Add(wanted[i].Scenario, runs[i]);
        _runs += runs.Count;
    }
}
