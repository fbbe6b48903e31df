using EShopSim.Engine;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds the steps of a journey to each other and to entry operations.</summary>
internal sealed class JourneyBinder(OperationGraph operations, Findings findings)
{
    private static readonly ConstantDistribution NoPause = new(0);
    private bool _isWhole;

    /// <summary>The journey; null where it cannot be made, after the reasons were reported.</summary>
    /// <param name="journey">As it is written.</param>
    /// <param name="path">Whose it is, for messages: <c>traffic shoppers</c>.</param>
    /// <param name="isOpen">Whether sessions arrive at a rate, so that each must end.</param>
    internal Journey? Bind(JourneyDeclaration journey, string path, bool isOpen)
    {
        _isWhole = true;
        var names = journey.Steps.Select(step => step.Name).ToArray();
        var steps = journey.Steps.Select(step => Bind(step, journey, names, path)).ToArray();
        var starts = new double[steps.Length];
        foreach (var start in journey.Start)
        {
            if (IndexOf(names, start.Name, start.Key, path) is var index and >= 0)
                starts[index] += start.Value;
        }

        if (journey.Start.Count == 0 && starts.Length > 0)
            starts[0] = 1;
        var goal = journey.Goal is { } wanted ? IndexOf(names, wanted.Value, wanted.Node, path) : -1;
        if (goal >= 0 && steps[goal].Operation is null)
            Refuse(DiagnosticCodes.JourneyStepUnknown, journey.Goal!.Value.Node.At, $"{path}: the goal '{names[goal]}' asks for nothing, so it is never answered; name a step with an operation");

        if (!_isWhole || steps.Length == 0)
            return null;
        Check(journey, steps, starts, path, isOpen);
        return !_isWhole ? null : new Journey(steps, starts) { Goal = goal < 0 ? null : goal, Patience = journey.Patience };
    }

    private JourneyStep Bind(Keyed<JourneyStepDeclaration> step, JourneyDeclaration journey, string[] names, string path)
    {
        var (operation, think, next, choose) = step.Value;
        if (operation is { } asked)
            operations.Require($"{path}, step {step.Name}", asked.Value, asked.Node);
        var turns = new List<JourneyTurn>();
        var whole = choose.Count > 0 ? choose.Sum(way => way.Value) : 1;
        foreach (var way in choose.Count > 0 ? choose : next)
        {
            if (IndexOf(names, way.Name, way.Key, path) is var index and >= 0)
                turns.Add(new JourneyTurn(index, way.Value / whole));
        }

        var sum = next.Sum(way => way.Value);
        if (sum > 1 + 1e-9)
            Refuse(DiagnosticCodes.JourneyOverfull, next[0].Key.At, FormattableString.Invariant($"{path}, step {step.Name}: the probabilities of 'next' add up to {sum * 100:0.##}%; make them 100% at most, or write 'choose' for weights"));
        return new JourneyStep(step.Name, operation?.Value, think ?? journey.Think ?? NoPause, turns);
    }

    private int IndexOf(string[] names, string name, YamlNode at, string path)
    {
        var index = Array.IndexOf(names, name);
        if (index < 0)
            Refuse(DiagnosticCodes.JourneyStepUnknown, at.At, $"{path}: the journey has no step '{name}'{Suggestion.For(name, names)}");
        return index;
    }

    private void Check(JourneyDeclaration journey, JourneyStep[] steps, double[] starts, string path, bool isOpen)
    {
        var reached = Reach(steps, Enumerable.Range(0, steps.Length).Where(i => starts[i] > 0), _ => true);
        for (var i = 0; i < steps.Length; i++)
        {
            if (!reached[i])
                findings.Add(DiagnosticCodes.JourneyStepUnreached, journey.Steps[i].Key.At, $"{path}: no user ever comes to the step '{steps[i].Name}'");
            var onward = steps[i].Turns.Where(turn => turn.Probability > 0).Select(turn => turn.Step);
            if (IsInstant(steps[i]) && Reach(steps, onward, step => IsInstant(steps[step]))[i])
                Refuse(DiagnosticCodes.JourneyStandsStill, journey.Steps[i].Key.At, $"{path}: the step '{steps[i].Name}' leads back to itself without a request or a pause, so time would stand still; give one of the steps an operation or 'think'");
            if (isOpen && reached[i] && !Reach(steps, [i], _ => true).Where((at, step) => at && Leaves(steps[step])).Any())
            {
                Refuse(DiagnosticCodes.JourneyEndless, journey.Steps[i].Key.At, $"{path}: who comes to the step '{steps[i].Name}' never leaves, so the number of users grows without end; let 'next' leave a share over, or give a number of users (executor constant-vus)");
                return;
            }
        }
    }

    // After one of these the journey cannot be walked through.
    private void Refuse(DiagnosticCode code, Position at, string message)
    {
        _isWhole = false;
        findings.Add(code, at, message);
    }

    private static bool IsInstant(JourneyStep step) => step.Operation is null && step.ThinkSeconds.Mean == 0;

    private static bool Leaves(JourneyStep step) => step.Turns.Sum(turn => turn.Probability) < 1 - 1e-9;

    // The steps that can be reached, going on from those only that may be passed.
    private static bool[] Reach(JourneyStep[] steps, IEnumerable<int> from, Func<int, bool> passes)
    {
        var reached = new bool[steps.Length];
        var open = new Stack<int>(from);
        while (open.TryPop(out var at))
        {
            if (reached[at])
                continue;
            reached[at] = true;
            if (!passes(at))
                continue;
            foreach (var turn in steps[at].Turns)
            {
                if (turn.Probability > 0)
                    open.Push(turn.Step);
            }
        }

        return reached;
    }
}
