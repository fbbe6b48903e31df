using MathNet.Numerics.LinearAlgebra;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Sizing;

/// <summary>How often clients ask for each entry operation, on average.</summary>
internal static class EntryRates
{
    /// <summary>Requests per second by entry operation, of sources that hold their level.</summary>
    /// <param name="traffic">The sources.</param>
    /// <param name="responseSeconds">Mean response time of an operation: users ask again when they have been answered.</param>
    public static IEnumerable<(string Operation, double PerSecond)> Of(IReadOnlyList<TrafficSource> traffic, Func<string, double> responseSeconds) =>
        traffic.SelectMany(source => Of(source, responseSeconds));

    private static IEnumerable<(string Operation, double PerSecond)> Of(TrafficSource source, Func<string, double> responseSeconds)
    {
        var level = PeakTraffic.LevelAt(source, TimeSpan.Zero);
        var (requests, seconds) = source.Journey is { } journey ? Session(journey, responseSeconds) : Single(source, responseSeconds);
        var sessionsPerSecond = source.Users is null ? level : seconds > 0 ? level / seconds : 0;
        return requests.Select(request => (request.Operation, request.Count * sessionsPerSecond));
    }

    private static (IReadOnlyList<(string Operation, double Count)> Requests, double Seconds) Single(TrafficSource source, Func<string, double> responseSeconds)
    {
        var weights = source.Mix.Sum(entry => entry.Weight);
        (string Operation, double Count)[] requests = [.. source.Mix.Select(entry => (entry.Operation, entry.Weight / weights))];
        return (requests, requests.Sum(r => r.Count * responseSeconds(r.Operation)) + (source.ThinkSeconds?.Mean ?? 0));
    }

    // Visits to the steps of a Markov chain that ends: v = (I - P')^-1 s (Kemeny and Snell, Finite Markov Chains, 1960, 3.2).
    private static (IReadOnlyList<(string Operation, double Count)> Requests, double Seconds) Session(Journey journey, Func<string, double> responseSeconds)
    {
        var count = journey.Steps.Count;
        var onward = Matrix<double>.Build.DenseIdentity(count);
        for (var from = 0; from < count; from++)
            foreach (var turn in journey.Steps[from].Turns)
                onward[turn.Step, from] -= turn.Probability;
        var starts = journey.StartWeights.Sum();
        var visits = onward.Solve(Vector<double>.Build.Dense([.. journey.StartWeights.Select(w => w / starts)]));
        var seconds = journey.Steps.Select((step, i) => visits[i] * (step.ThinkSeconds.Mean + (step.Operation is { } asked ? responseSeconds(asked) : 0))).Sum();
        return ([.. journey.Steps.Select((step, i) => (step.Operation, Count: visits[i])).Where(s => s.Operation is not null).Select(s => (s.Operation!, s.Count))], seconds);
    }
}
