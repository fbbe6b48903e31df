using EShopSim.Planning.Runs;
using EShopSim.Simulation;

namespace EShopSim.Planning.Tuning;

/// <summary>Finds the cheapest setting that meets the objectives, with the request engine and as few of its runs as that takes.</summary>
/// <remarks>
/// An indifference-zone procedure with common random numbers. What the screening says is corrected after every run by what runs have shown;
/// the next run goes to the setting that is expected to be the cheapest of those that may meet the objectives, as optimal computing budget
/// allocation spends where it tells most (Chen and others, 2000). A setting is given one run at first, and further ones only while it stays
/// within reach, until it is proven (<see cref="FeasibilityTest"/>), at a confidence split over all settings that were run and all
/// objectives. The search ends when nothing within reach costs less than the best by more than the indifference.
/// </remarks>
internal sealed class Selection
{
    private const int RunsOfToday = 3;
    private const int MoreReplications = 2;
    private const int ManyReplications = 7;
    private const int MostReplications = 40;

    private readonly TuningProblem _problem;
    private readonly RunFarm _farm;
    private readonly List<Finalist> _finalists = [];

    /// <summary>Runs today's setting: it is what every other is held against.</summary>
    public Selection(TuningProblem problem, RunFarm farm, ScreenedSetting today)
    {
        _problem = problem;
        _farm = farm;
        Replicate(Enter(today), RunsOfToday);
    }

    /// <summary>All settings that were run, in the order they came in; today's is the first.</summary>
    public IReadOnlyList<Finalist> Finalists => _finalists;

    /// <summary>Runs by the request engine that the selection has asked for.</summary>
    public int Runs { get; private set; }

    /// <summary>The cheapest finalist that meets the objectives; null when none is known to.</summary>
    public Finalist? Best { get; private set; }

    /// <summary>Whether the budget ended it before it was done.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>What is to be expected of all settings after the runs so far.</summary>
    public Outlook Outlook => new(_problem, _finalists);

    /// <summary>The settings with what is to be expected of them after all runs; of finalists it is what they showed.</summary>
    public IReadOnlyList<ScreenedSetting> Expect(IReadOnlyList<ScreenedSetting> settings)
    {
        var outlook = Outlook;
        var shown = _finalists.Skip(1).ToDictionary(f => f.Screened.Setting!, outlook.Of);
        return [.. settings.Select(s => s with { Expected = shown.TryGetValue(s.Setting!, out var estimate) ? estimate : outlook.Of(s.Score) })];
    }

    public void Run(IReadOnlyList<ScreenedSetting> settings)
    {
        var untried = Different(settings);
        while (Next(Outlook, untried) is { } next)
        {
            IsCutShort = Runs >= (Best is null ? _problem.MostRuns : _problem.EnoughRuns) || _problem.IsTimeUp();
            if (IsCutShort)
                break;
            if (next.Finalist is null)
                untried.Remove(next.Screened);
            var finalist = next.Finalist ?? Enter(next.Screened);
            Replicate(finalist, finalist.Replications < FeasibilityTest.FewestRuns ? 1 : MoreReplications);
        }

        Settle();
    }

    // Of settings that the screening cannot tell apart the one that dares most stands for all: if requests do tell them apart, it is the cheapest.
    private List<ScreenedSetting> Different(IReadOnlyList<ScreenedSetting> settings)
    {
        var different = new List<ScreenedSetting> { _finalists[0].Screened };
        foreach (var sameCost in settings.GroupBy(s => s.Score.Cost).OrderBy(g => g.Key))
        {
            var first = different.Count;
            foreach (var setting in sameCost.OrderByDescending(s => Risk(s.Setting!)))
                if (!different.Skip(first).Prepend(different[0]).Any(d => d.Score.IsAsGoodAs(setting.Score)))
                    different.Add(setting);
        }

        return different[1..];
    }

    private int Risk(Setting setting) => _problem.Space.Ranges.Select((range, i) => HpaKnobs.IsSaferLower(range.Knob) ? setting.Levels[i] : -setting.Levels[i]).Sum();

    private Candidate? Next(Outlook outlook, List<ScreenedSetting> untried)
    {
        Candidate[] all =
        [
            .. _finalists.Where(f => f.State == FinalistState.Open && f.Replications < MostReplications).Select(f => new Candidate(f.Screened, f, outlook.Of(f))),
            .. untried.Select(s => new Candidate(s, null, outlook.Of(s.Score))),
        ];

        // What was never run may cost what the screening said of it as well as what runs of others make of that: one run tells.
        var best = Best is null ? double.PositiveInfinity : outlook.Of(Best).Cost;
        Candidate[] within =
        [
            .. all.Where(c => IsWithinReach(c) && (c.Finalist is null
                ? Math.Min(c.Expected.Cost, c.Screened.Score.Cost) < best
                : c.Expected.Cost < best * (1 - _problem.Indifference))),
        ];
        if (within.Length == 0)
            return Best is null ? Safest(outlook, all) : null;

        // Of those that cost about the same, the one that was run most; then the safest, which takes the fewest runs to prove. What stays
        // undecided lies near its limit: a safer one that costs no more than nobody cares for is proven sooner.
        var cheap = within.Min(c => c.Expected.Cost) * (1 + (_problem.Indifference / 2));
        var first = within.Where(c => c.Expected.Cost <= cheap).OrderByDescending(c => c.Replications).ThenBy(c => c.Expected.Ratio).First();
        return first.Replications < ManyReplications ? first : within.Where(c => c.Expected.Cost <= first.Expected.Cost * (1 + _problem.Indifference)).MinBy(c => c.Expected.Ratio);
    }

    // A single run may mislead by as much as nobody cares for, several by less.
    private bool IsWithinReach(Candidate candidate) => candidate.Expected.Ratio <= 1 + (_problem.Indifference / Math.Sqrt(Math.Max(1, candidate.Replications)));

    // Nothing is expected to meet the objectives: the search ends when what comes nearest is proven to miss them, and so does what costs
    // the most – in overload the screening may be wrong about what is safer.
    private Candidate? Safest(Outlook outlook, Candidate[] all)
    {
        var nearest = _finalists.MinBy(f => outlook.Of(f).Ratio)!;
        Candidate[] untried = [.. all.Where(c => c.Finalist is null)];
        if (untried.MinBy(c => c.Expected.Ratio) is { } safest && safest.Expected.Ratio < (1 - _problem.Indifference) * outlook.Of(nearest).Ratio)
            return safest;
        if (Array.Find(all, c => ReferenceEquals(c.Finalist, nearest)) is { } open)
            return open;
        return untried.MaxBy(c => c.Expected.Cost) is { } dearest && dearest.Expected.Cost > _finalists.Max(f => outlook.Of(f).Cost) ? dearest : null;
    }

    private Finalist Enter(ScreenedSetting setting)
    {
        var finalist = new Finalist(_problem, setting);
        _finalists.Add(finalist);
        return finalist;
    }

    private void Replicate(Finalist finalist, int count)
    {
        var first = finalist.Replications;
        var wanted = Enumerable.Range(0, _problem.Scenarios.Count).SelectMany(s => Enumerable.Range(first, count).Select(r => (Scenario: s, Replication: r))).ToArray();
        var runs = _farm.Run([.. wanted.Select(w => new RunOrder(finalist.Scenarios[w.Scenario], _problem.Seed, w.Replication) { Engine = SimulationEngine.Requests })]);
        for (var i = 0; i < runs.Count; i++)
            finalist.Add(wanted[i].Scenario, runs[i]);
        Runs += runs.Count;
        Judge();
    }

    // Every setting that comes in leaves less room for a wrong verdict to each, so all are judged anew.
    private void Judge()
    {
        var error = (1 - _problem.Confidence) / _finalists.Count / _problem.Scenarios.Sum(s => s.Objectives.Count);
        foreach (var finalist in _finalists)
            finalist.State = finalist.Judge(error);
        var outlook = Outlook;
        Best = _finalists.Where(f => f.State == FinalistState.Meets).MinBy(f => outlook.Of(f).Cost);
    }

    private void Settle()
    {
        var outlook = Outlook;
        foreach (var finalist in _finalists.Where(f => f.State is FinalistState.Open or FinalistState.Meets && !ReferenceEquals(f, Best)))
            if (finalist.State == FinalistState.Open && outlook.Of(finalist).Ratio > 1)
                finalist.State = FinalistState.Unlikely;
            else if (Best is not null && outlook.Of(finalist).Cost >= (1 - _problem.Indifference) * outlook.Of(Best).Cost)
                finalist.State = FinalistState.Dearer;
    }

    private sealed record Candidate(ScreenedSetting Screened, Finalist? Finalist, SettingEstimate Expected)
    {
        public int Replications => Finalist?.Replications ?? 0;
    }
}
