using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Simulation;

namespace EShopSim.Formats.Settings;

/// <summary>What the command line wants explained: <c>hpa/NAME@TIME</c> or <c>hpa/NAMESPACE/NAME@TIME</c>.</summary>
internal static class QuestionList
{
    internal const string Option = "--explain ";

    /// <summary>Reads the questions; those that cannot be answered are reported. Without a scenario only their form is checked.</summary>
    internal static IReadOnlyList<HpaQuestion> Read(IReadOnlyList<string> options, Scenario? scenario, Findings findings)
    {
        var questions = new List<HpaQuestion>();
        foreach (var option in options)
        {
            var at = new Position(Option + option, 1, 1);
            var mark = option.LastIndexOf('@');
            var path = (mark < 0 ? option : option[..mark]).Split('/');
            if (mark < 0 || path is not (["hpa", { Length: > 0 }] or ["hpa", { Length: > 0 }, { Length: > 0 }]))
            {
                findings.Add(DiagnosticCodes.Explanation, at, "expected hpa/NAME@TIME or hpa/NAMESPACE/NAME@TIME, such as hpa/catalog@12m30s");
                continue;
            }

            if (TimeOf(option[(mark + 1)..], at with { Column = mark + 2 }, scenario, findings) is { } time
                && scenario is not null
                && Find(path, at with { Column = "hpa/".Length + 1 }, scenario.Cluster.Autoscalers, findings) is { } hpa)
                questions.Add(new HpaQuestion(hpa.Meta.Namespace, hpa.Meta.Name, time));
        }

        return questions;
    }

    private static TimeSpan? TimeOf(string text, Position at, Scenario? scenario, Findings findings)
    {
        if (!DurationText.TryParseSeconds(text, out var seconds)
            && !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds))
        {
            findings.Add(DiagnosticCodes.Explanation, at, $"'{text}' is no time; write it as 12m30s or in seconds");
            return null;
        }

        if (scenario is not null && !(seconds >= 0 && seconds <= scenario.Duration.TotalSeconds))
        {
            findings.Add(DiagnosticCodes.Explanation, at, $"'{text}' lies outside the run, which lasts {TimeShapes.Shown(scenario.Duration)}");
            return null;
        }

        return scenario is null ? null : TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
    }

    private static HorizontalPodAutoscaler? Find(string[] path, Position at, IReadOnlyList<HorizontalPodAutoscaler> autoscalers, Findings findings)
    {
        var found = autoscalers.Where(hpa => Same(hpa.Meta.Name, path[^1]) && (path.Length < 3 || Same(hpa.Meta.Namespace, path[1]))).ToArray();
        if (found is [var only])
            return only;
        if (found.Length > 1)
        {
            var all = string.Join(" and ", found.Select(hpa => $"'hpa/{hpa.Meta.Namespace}/{hpa.Meta.Name}'"));
            findings.Add(DiagnosticCodes.Explanation, at, $"'{path[^1]}' may be {all}; write one of these");
            return null;
        }

        var name = string.Join('/', path[1..]);
        var known = autoscalers.Select(hpa => path.Length < 3 ? hpa.Meta.Name : $"{hpa.Meta.Namespace}/{hpa.Meta.Name}").Distinct(StringComparer.Ordinal).ToArray();
        var suggestion = Suggestion.For(name, known);
        var there = suggestion.Length > 0 ? suggestion : known.Length == 0 ? "; there is no HPA at all" : $" (there are: {string.Join(", ", known)})";
        findings.Add(DiagnosticCodes.Explanation, at, $"no manifest defines an HPA '{name}'{there}");
        return null;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
