using EShopSim.Traffic.Description;
using Index = EShopSim.Traffic.Requests.Index;

namespace EShopSim.Traffic.Clients;

/// <summary>A journey, compiled: steps by index, turns as cumulative probabilities.</summary>
internal sealed class JourneyPlan
{
    private readonly double[] _startsUpTo;

    /// <exception cref="ArgumentException">The journey has no step, weights or probabilities out of range, or steps that ask for nothing and follow one another without a pause for ever.</exception>
    public JourneyPlan(Journey journey, Func<string, int> planOf)
    {
        if (journey.Steps.Count == 0 || journey.StartWeights.Count != journey.Steps.Count)
            throw new ArgumentException("a journey has at least one step, and a weight for each", nameof(journey));
        Steps = [.. journey.Steps.Select(step => new JourneyStepPlan(step, step.Operation is { } operation ? planOf(operation) : Index.None))];
        _startsUpTo = new double[Steps.Length];
        for (var i = 0; i < Steps.Length; i++)
        {
            if (!(journey.StartWeights[i] >= 0 && double.IsFinite(journey.StartWeights[i])))
                throw new ArgumentException($"the weight of {journey.Steps[i].Name} is negative or not finite", nameof(journey));
            _startsUpTo[i] = (i > 0 ? _startsUpTo[i - 1] : 0) + journey.StartWeights[i];
        }

        if (!(_startsUpTo[^1] > 0))
            throw new ArgumentException("a journey begins somewhere: a start weight must be above 0", nameof(journey));
        RejectIdleCircles(journey);
        Goal = journey.Goal ?? Index.None;
        SlowTicks = journey.Patience?.Slow?.Ticks ?? long.MaxValue;
        LeaveWhenSlow = journey.Patience?.LeaveWhenSlow ?? 0;
        LeaveWhenFailed = journey.Patience?.LeaveWhenFailed ?? 0;
    }

    public JourneyStepPlan[] Steps { get; }

    public int Goal { get; }

    public long SlowTicks { get; }

    public double LeaveWhenSlow { get; }

    public double LeaveWhenFailed { get; }

    /// <summary>The step a session begins with, for a number drawn on [0, 1).</summary>
    public int StartAt(double drawn)
    {
        var last = _startsUpTo.Length - 1;
        var at = drawn * _startsUpTo[last];
        var step = 0;
        while (step < last && at >= _startsUpTo[step])
            step++;
        return step;
    }

    // Such a circle would never let time go on.
    private void RejectIdleCircles(Journey journey)
    {
        for (var start = 0; start < Steps.Length; start++)
        {
            var reached = new bool[Steps.Length];
            var open = new Stack<int>();
            open.Push(start);
            while (open.TryPop(out var at))
            {
                if (!Steps[at].IsInstant)
                    continue;
                foreach (var turn in Steps[at].Turns)
                {
                    if (turn.Step == start)
                        throw new ArgumentException($"the step {journey.Steps[start].Name} leads back to itself without a request or a pause", nameof(journey));
                    if (!reached[turn.Step])
                        open.Push(turn.Step);
                    reached[turn.Step] = true;
                }
            }
        }
    }
}
