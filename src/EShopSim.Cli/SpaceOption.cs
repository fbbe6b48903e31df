using System.CommandLine;
using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Diagnostics;
using EShopSim.Planning.Tuning;

namespace EShopSim.Cli;

/// <summary><c>--space [hpa/NAME.]FIELD=VALUES</c>: what a search may turn.</summary>
internal sealed class SpaceOption
{
    private static readonly (string Name, HpaKnob Knob)[] Fields =
    [
        ("target", HpaKnob.Target), ("min", HpaKnob.Min), ("max", HpaKnob.Max), ("scaleUpWindow", HpaKnob.ScaleUpWindow), ("scaleDownWindow", HpaKnob.ScaleDownWindow),
        ("scaleUpPercent", HpaKnob.ScaleUpPercent), ("scaleUpPods", HpaKnob.ScaleUpPods), ("scaleDownPercent", HpaKnob.ScaleDownPercent), ("tolerance", HpaKnob.Tolerance),
    ];

    private readonly Option<string[]> _space = new("--space")
    {
        Description = "A field to turn and the values to try: [hpa/NAME.]FIELD=A,B,C or FIELD=FROM..TO or FROM..TO:STEP; the fields are "
            + string.Join(", ", Fields.Select(f => f.Name)) + " (percent, pods, seconds). Repeatable [default: target and min of every HPA].",
        HelpName = "FIELD=VALUES",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _hpas = new("--hpa")
    {
        Description = "Tune this HPA only. Repeatable [default: all].",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = false,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_hpas);
        command.Options.Add(_space);
    }

    /// <summary>The space over the chosen HPAs of a scenario; null with complaints where the options do not fit it.</summary>
    public SearchSpace? Of(ParseResult parsed, IReadOnlyList<HorizontalPodAutoscaler> all, List<string> complaints)
    {
        var names = parsed.GetValue(_hpas) ?? [];
        foreach (var name in names.Where(n => !all.Any(h => IsNamed(h, n))))
            complaints.Add($"--hpa {name}: the scenario has no such HPA{Known(all)}.");
        HorizontalPodAutoscaler[] chosen = [.. all.Where(h => names.Length == 0 || names.Any(n => IsNamed(h, n)))];
        if (all.Count == 0)
            complaints.Add("the scenario has no HPA to tune.");
        var ranges = new List<KnobRange>();
        foreach (var text in parsed.GetValue(_space) ?? [])
            ranges.AddRange(Parse(text, chosen, all, complaints));
        if (complaints.Count > 0)
            return null;
        return ranges.Count == 0 ? SearchSpace.DefaultOf(chosen) : new SearchSpace(ranges);
    }

    private static IEnumerable<KnobRange> Parse(string text, IReadOnlyList<HorizontalPodAutoscaler> chosen, IReadOnlyList<HorizontalPodAutoscaler> all, List<string> complaints)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? text : text[..equals];
        var dot = path.LastIndexOf('.');
        var field = path[(dot + 1)..];
        var matches = chosen;
        if (dot > 0)
        {
            var name = path[..dot];
            name = name.StartsWith("hpa/", StringComparison.Ordinal) ? name["hpa/".Length..] : name;
            matches = [.. all.Where(h => IsNamed(h, name))];
            if (matches.Count == 0)
                complaints.Add($"--space {text}: the scenario has no HPA '{name}'{Known(all)}.");
        }

        var known = Array.Find(Fields, f => string.Equals(f.Name, field, StringComparison.Ordinal));
        if (known.Name is null)
        {
            complaints.Add($"--space {text}: '{field}' is none of {string.Join(", ", Fields.Select(f => f.Name))}{Suggestion.For(field, Fields.Select(f => f.Name))}.");
            return [];
        }

        if (equals < 0 || Values(text[(equals + 1)..]) is not { Count: > 0 } values || values[0] < (known.Knob is HpaKnob.ScaleUpWindow or HpaKnob.ScaleDownWindow or HpaKnob.Tolerance ? 0 : 1))
        {
            complaints.Add($"--space {text}: give whole numbers as {field}=30,40,50 or {field}=30..90:10.");
            return [];
        }

        // Targets other than Utilization are kept in thousandths.
        return matches.Select(h => new KnobRange(h.Meta.Namespace, h.Meta.Name, known.Knob,
            known.Knob == HpaKnob.Target && h.Metrics[0].TargetType != MetricTargetType.Utilization ? [.. values.Select(v => v * 1000)] : values));
    }

    private static List<long>? Values(string text)
    {
        var values = new SortedSet<long>();
        foreach (var part in text.Split(','))
        {
            var range = part.Split("..");
            var end = range.Length == 2 ? range[1].Split(':') : [];
            if (range.Length == 1 && long.TryParse(part.Trim().TrimEnd('%', 's'), NumberStyles.None, CultureInfo.InvariantCulture, out var single))
                values.Add(single);
            else if (end.Length is 1 or 2
                && long.TryParse(range[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                && long.TryParse(end[0], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
                && (end.Length == 1 ? 1 : long.TryParse(end[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0) is > 0 and var step
                && to >= from && (to - from) / step < 1000)
                for (var value = from; value <= to; value += step)
                    values.Add(value);
            else
                return null;
        }

        return [.. values];
    }

    private static bool IsNamed(HorizontalPodAutoscaler hpa, string name) =>
        string.Equals(hpa.Meta.Name, name, StringComparison.Ordinal) || string.Equals($"{hpa.Meta.Namespace}/{hpa.Meta.Name}", name, StringComparison.Ordinal);

    private static string Known(IReadOnlyList<HorizontalPodAutoscaler> all) =>
        all.Count == 0 ? "" : $" (it has: {string.Join(", ", all.Select(h => h.Meta.Name))})";
}
