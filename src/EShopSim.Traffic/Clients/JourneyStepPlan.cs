using EShopSim.Engine;
using EShopSim.Traffic.Description;
using Index = EShopSim.Traffic.Requests.Index;

namespace EShopSim.Traffic.Clients;

/// <summary>A step of a journey, compiled.</summary>
internal sealed class JourneyStepPlan
{
    private readonly double[] _upTo;

    public JourneyStepPlan(JourneyStep step, int plan)
    {
        Plan = plan;
        ThinkSeconds = step.ThinkSeconds;
        Turns = [.. step.Turns.Where(turn => turn.Probability > 0)];
        _upTo = new double[Turns.Length];
        for (var i = 0; i < Turns.Length; i++)
            _upTo[i] = (i > 0 ? _upTo[i - 1] : 0) + Turns[i].Probability;
        if (step.Turns.Any(turn => !(turn.Probability is >= 0 and <= 1)) || (Turns.Length > 0 && _upTo[^1] > 1 + 1e-9))
            throw new ArgumentException($"the turns of {step.Name} are no probabilities that add up to at most 1", nameof(step));
        IsCertain = Turns.Length > 0 && _upTo[^1] > 1 - 1e-9;
    }

    /// <summary>Index in the call graph of what is asked for; none asks for nothing.</summary>
    public int Plan { get; }

    public Distribution ThinkSeconds { get; }

    public JourneyTurn[] Turns { get; }

    /// <summary>Whether nobody leaves here.</summary>
    public bool IsCertain { get; }

    /// <summary>Whether no time passes in it.</summary>
    public bool IsInstant => Plan == Index.None && ThinkSeconds.Mean == 0;

    /// <summary>The next step for a number drawn on [0, 1); none leaves.</summary>
    public int TurnAt(double drawn)
    {
        for (var i = 0; i < Turns.Length; i++)
        {
            if (drawn < _upTo[i] || (IsCertain && i == Turns.Length - 1))
                return Turns[i].Step;
        }

        return Index.None;
    }
}
