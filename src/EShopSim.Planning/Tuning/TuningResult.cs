using EShopSim.Planning.Runs;
using EShopSim.Simulation;

namespace EShopSim.Planning.Tuning;

/// <summary>What a search for HPA settings has found.</summary>
/// <param name="Problem">What was searched.</param>
/// <param name="Screened">All settings the screening scored.</param>
/// <param name="Front">Those of them that no other beats in both cost and objectives, as is to be expected after all runs, from the cheapest on.</param>
/// <param name="Finalists">The settings that were run request by request; today's is the first.</param>
/// <param name="Recommended">The cheapest that was found to meet the objectives at the confidence asked for; null when none was.</param>
/// <param name="Runs">Runs by the request engine.</param>
public sealed record TuningResult(
    TuningProblem Problem,
    IReadOnlyList<ScreenedSetting> Screened,
    IReadOnlyList<ScreenedSetting> Front,
    IReadOnlyList<Finalist> Finalists,
    Finalist? Recommended,
    int Runs)
{
    /// <summary>Whether the budget ended the search although more runs might have found something cheaper, or anything at all.</summary>
    public bool IsCutShort { get; private init; }

    /// <summary>The setting of the scenarios as they are.</summary>
    public Finalist Today => Finalists[0];

    /// <summary>What to show where nothing meets the objectives: the finalist that comes nearest.</summary>
    public Finalist Nearest => Recommended ?? Finalists.MinBy(f => f.Score.Ratio)!;

    /// <summary>
    /// Where the front bends most: the point farthest from the line between its ends, both axes brought to 0 to 1 (Satopää and others,
    /// "Finding a Kneedle in a Haystack", 2011). Null when the front has no inner point.
    /// </summary>
    public ScreenedSetting? Knee
    {
        get
        {
            if (Front.Count < 3)
                return null;
            var (cheap, safe) = (Front[0].Expected, Front[^1].Expected);
            return Front.MaxBy(p => 1 - ((p.Expected.Cost - cheap.Cost) / (safe.Cost - cheap.Cost)) - ((p.Expected.Ratio - safe.Ratio) / (cheap.Ratio - safe.Ratio)));
        }
    }

    /// <summary>Searches: screening, then selection. The same problem gives the same answer, whatever the number of threads and however often it was interrupted.</summary>
    /// <exception cref="ArgumentException">A scenario has no objectives, so there is nothing to tune for.</exception>
    /// <exception cref="OperationCanceledException">The farm was stopped; what was finished is in its journal.</exception>
    public static TuningResult Of(TuningProblem problem, RunFarm farm)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Scenarios.Any(s => s.Objectives.Count == 0))
            throw new ArgumentException("tuning needs objectives", nameof(problem));
        var screening = new Screening(problem, farm);
        var selection = new Selection(problem, farm, screening.Today());
        var screened = screening.Run(selection.Outlook);
        selection.Run([.. screened.Where(s => !problem.Space.IsAsItIs(s.Setting!, problem.Scenarios[0].Cluster.Autoscalers))]);
        screened = selection.Expect(screened);
        return new TuningResult(problem, screened, Screening.Front(screened), selection.Finalists, selection.Best, selection.Runs + RunsOfScreening(problem, screened.Count - selection.Finalists.Count))
        {
            IsCutShort = selection.IsCutShort,
        };
    }

    // Where the screening runs requests, too: its runs of finalists, today's among them, are their first replications.
    private static int RunsOfScreening(TuningProblem problem, int settings) =>
        problem.Screening == SimulationEngine.Requests ? (settings + 1) * problem.Scenarios.Count : 0;
}
