using System.Text;
using EShopSim.Cluster.Autoscaling;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Story;

/// <summary>Why an HPA did what it did, for a person at a terminal.</summary>
public static class HpaAnswerText
{
    /// <summary>The answers, each after an empty line; plain text that ends with a line feed, or nothing where nothing was asked.</summary>
    public static string Of(IReadOnlyList<HpaAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var text = new StringBuilder();
        foreach (var answer in answers)
        {
            text.Append('\n');
            foreach (var line in Lines(answer))
                text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The lines of one answer.</summary>
    internal static IReadOnlyList<string> Lines(HpaAnswer answer)
    {
        if (answer.Sync is { } sync)
            return HpaAccount.Of(sync);
        var question = answer.Question;
        var first = answer.First is { } later ? $"its first sync is at {Figures.Time(later.Time.TotalSeconds)}" : "it has none in this run";
        return [$"hpa/{question.Namespace}/{question.Name} at {Figures.Time(question.At.TotalSeconds)}: not looked at yet; {first}"];
    }
}
