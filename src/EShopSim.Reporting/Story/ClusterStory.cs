using System.Globalization;
using EShopSim.Cluster;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Story;

/// <summary>What the control plane noticed: nodes that come and go, rollouts, warnings. Events of one kind about one owner are told together.</summary>
internal static class ClusterStory
{
    private const double MostSecondsBetween = 120;

    // The default progress deadline: what takes longer is called stuck.
    private const double LongestRollout = 600;

    public static IEnumerable<TimelineEntry> Of(RunResult result)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pod in result.Pods)
            owners.TryAdd($"Pod/{pod.Namespace}/{pod.Name}", $"pods of {pod.Owner}");
        var groups = new List<EventGroup>();
        foreach (var one in result.Events.Where(e => IsTold(result, e)))
            Add(groups, owners.TryGetValue(one.Object, out var owner) ? owner : one.Object, one);
        return groups.Select(g => new TimelineEntry(g.First.Time.TotalSeconds, Sentence(g), IsAboutNode(g.First) ? double.PositiveInfinity : g.Count));
    }

    private static bool IsTold(RunResult result, ClusterEvent one) =>
        one.Type is "Warning" || IsAboutNode(one) || one.Reason is "TaintManagerEviction" or "Evicted" || IsOfRollout(result, one);

    private static bool IsAboutNode(ClusterEvent one) => one.Object.StartsWith("Node/", StringComparison.Ordinal);

    private static bool IsOfRollout(RunResult result, ClusterEvent one) =>
        one.Reason is "ScalingReplicaSet" && result.Scenario.Events.OfType<RolloutEvent>().Any(r =>
            one.Time.TotalSeconds >= r.At.TotalSeconds
            && one.Time.TotalSeconds <= r.At.TotalSeconds + LongestRollout
            && string.Equals(one.Object, $"{r.Workload.Kind}/{r.Workload.Namespace}/{r.Workload.Name}", StringComparison.Ordinal));

    private static void Add(List<EventGroup> groups, string subject, ClusterEvent one)
    {
        var group = groups.FindLast(g => string.Equals(g.Subject, subject, StringComparison.Ordinal)
            && string.Equals(g.First.Reason, one.Reason, StringComparison.Ordinal));
        if (group is null || one.Time.TotalSeconds - group.Last.Time.TotalSeconds > MostSecondsBetween)
            groups.Add(new EventGroup(subject, one));
        else
            group.Add(one);
    }

    private static string Sentence(EventGroup group)
    {
        if (group.Count == 1)
            return $"{group.First.Reason}, {group.Subject}: {group.First.Message}";
        var (first, last) = (Figures.Time(group.First.Time.TotalSeconds), Figures.Time(group.Last.Time.TotalSeconds));
        var until = string.Equals(first, last, StringComparison.Ordinal) ? "" : $" until {last}";
        return string.Create(CultureInfo.InvariantCulture, $"{group.First.Reason}, {group.Subject}, {group.Count} times{until}; at last: {group.Last.Message}");
    }
}
