using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Reporting.Story;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tests;

public sealed class StoryTests
{
    private static readonly RunResult Run = SyntheticRun.Of(15);

    [Fact]
    public void Steps_in_one_direction_are_one_sentence()
    {
        var run = Run with { HpaSyncs = [Sync(15, 4, 8), Sync(30, 8, 8), Sync(45, 8, 16), Sync(400, 16, 10), Sync(800, 10, 9)], Events = [] };
        var sentences = Timeline.Of(run).Entries.Where(e => e.Text.StartsWith("HPA", StringComparison.Ordinal)).Select(e => e.Text).ToList();
        Assert.Equal(3, sentences.Count);
        Assert.Equal("HPA web scales up, 4 → 16 in 2 steps until 45s; largest step 8 → 16 at 45s (why): from 8", sentences[0]);
        Assert.Equal("HPA web scales down, 16 → 10 (why): from 16", sentences[1]);
    }

    [Fact]
    public void Warnings_about_pods_of_one_owner_are_told_together()
    {
        var text = Timeline.Of(Run).Entries.Single(e => e.Text.StartsWith("FailedScheduling", StringComparison.Ordinal)).Text;
        Assert.Equal("FailedScheduling, pods of ReplicaSet/orders-1, 2 times until 31m00s; at last: 0/6 nodes are available: 6 Insufficient cpu.", text);
    }

    [Fact]
    public void Nodes_and_rollouts_are_told_and_ordinary_scaling_is_not()
    {
        var texts = Timeline.Of(Run).Entries.Select(e => e.Text).ToList();
        Assert.Contains(texts, t => t.StartsWith("NodeNotReady", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.StartsWith("NodeReady", StringComparison.Ordinal));
        Assert.Contains("Scenario: rollout catalog, whose requests take 1.3 times the CPU", texts, StringComparer.Ordinal);
        Assert.Single(texts, t => t.StartsWith("ScalingReplicaSet", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_much_to_tell_is_cut_by_weight_and_counted()
    {
        var syncs = Enumerable.Range(0, 200).Select(i => Sync(i * 400, 1, i == 150 ? 30 : 2)).ToList();
        var timeline = Timeline.Of(Run with { HpaSyncs = syncs });
        Assert.Equal(60, timeline.Entries.Count);
        Assert.Contains(timeline.Entries, e => e.Text.Contains("1 → 30", StringComparison.Ordinal));
        Assert.Contains(timeline.Entries, e => e.Text.StartsWith("Scenario", StringComparison.Ordinal));
        Assert.True(timeline.LeftOut > 100);
        Assert.Equal(timeline.Entries.OrderBy(e => e.Seconds), timeline.Entries);
    }

    [Fact]
    public void The_report_is_the_golden_one() => Golden.Check("report.md", ReportMarkdown.Of(Run, null, ["overview", "replicas", "latency"]));

    [Fact]
    public void A_report_shows_only_pictures_there_are()
    {
        var report = ReportMarkdown.Of(EmptyRun.Result, null, ["overview"]);
        Assert.Contains("charts/overview.png", report, StringComparison.Ordinal);
        Assert.DoesNotContain("charts/cpu", report, StringComparison.Ordinal);
    }

    private static HpaSync Sync(double seconds, int from, int to) => new()
    {
        Time = SimTime.FromSeconds(seconds), Namespace = "shop", Name = "web", CurrentReplicas = from, DesiredReplicas = to, Reason = "why",
        Message = FormattableString.Invariant($"from {from}"),
    };
}
