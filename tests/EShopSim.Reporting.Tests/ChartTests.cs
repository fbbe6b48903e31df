using System.Text;
using System.Xml.Linq;
using EShopSim.Cluster.Api;
using EShopSim.Reporting.Charts;
using EShopSim.Reporting.Drawing;
using EShopSim.Simulation.Results;
using SkiaSharp;

namespace EShopSim.Reporting.Tests;

public sealed class ChartTests
{
    private static readonly RunResult Run = SyntheticRun.Of(5);

    public static TheoryData<string> Names => ["overview", "replicas", "scale-up", "latency", "time", "cpu", "errors", "nodes"];

    public static TheoryData<string> OddKinds => ["empty", "one sample", "two samples", "all NaN", "no nodes", "no traffic", "no time", "many"];

    [Fact]
    public void There_is_a_chart_of_each_kind() =>
        Assert.Equal(Names.Select(n => n.Data), RunCharts.Of(Run).Select(p => p.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_1600_pixels_wide_and_has_ink_of_letters_and_lines(string name)
    {
        using var picture = Png(PageOf(Run, name));
        Assert.Equal(1600, picture.Width);
        Assert.InRange(picture.Height, 500, 3000);
        Assert.True(InkIn(picture, 20, 15, 700, 55) > 500, "no title");
        Assert.True(InkIn(picture, 40, 120, 125, picture.Height) > 100, "no numbers at the value axis");
        Assert.True(ColorsIn(picture) > 3, "no series");
    }

    [Fact]
    public void Letters_are_missing_where_there_is_no_text()
    {
        using var with = Png(PageOf(Run, "overview"));
        using var without = Png(PageOf(Run, "overview") with { Title = " " });
        Assert.Equal(0, InkIn(without, 20, 15, 700, 45));
        Assert.True(InkIn(with, 20, 15, 700, 45) > 500);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_picture_says_the_same(string name)
    {
        var page = PageOf(Run, name);
        var svg = XDocument.Parse(Svg(page));
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").ToList();
        var words = texts.ConvertAll(t => t.Value.Trim());
        Assert.Contains(page.Title, words, StringComparer.Ordinal);
        Assert.All(page.Panels, panel => Assert.Contains(panel.Title, words, StringComparer.Ordinal));
        Assert.All(page.Panels.SelectMany(p => p.Traces), trace => Assert.Contains(trace.Name, words, StringComparer.Ordinal));
        Assert.All(texts, t => Assert.StartsWith(ChartFont.Name, t.Attribute("font-family")?.Value, StringComparison.Ordinal));
        Assert.Equal(page.Panels.Count(p => p.Unit == page.Panels[0].Unit), words.Count(w => w == page.Panels[0].Unit));
    }

    [Fact]
    public void Events_are_named_and_the_warmup_too()
    {
        var words = Svg(PageOf(Run, "overview"));
        foreach (var name in (string[])["scale payments to 4", "node general-2 dies", "general-2 is back", "rollout catalog", "warm-up"])
            Assert.Contains(name, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Objectives_and_targets_are_drawn()
    {
        Assert.Contains("objective p99 350 ms", Svg(PageOf(Run, "latency")), StringComparison.Ordinal);
        Assert.Contains("HPA target cpu 70 %", Svg(PageOf(Run, "cpu")), StringComparison.Ordinal);
        Assert.Contains("HPA maximum 40", Svg(PageOf(Run, "replicas")), StringComparison.Ordinal);
        Assert.Contains("objective 0.1 %", Svg(PageOf(Run, "errors")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_hpa_saw_stands_still_between_its_syncs()
    {
        var seen = SeenByHpa.CpuUtilizationPercent(Run, Run.Workloads[0]);
        var first = Run.HpaSyncs.First(s => s.Name == "catalog");
        Assert.Equal(15, first.Time.TotalSeconds);
        Assert.True(float.IsNaN(seen[0]) && float.IsNaN(seen[1]));
        Assert.Equal([(float)first.CurrentValue!, (float)first.CurrentValue!, (float)first.CurrentValue!], seen[2..5]);
        Assert.All(SeenByHpa.CpuUtilizationPercent(Run, Run.Workloads[4]), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void A_target_in_millicores_is_drawn_as_a_share_of_the_request()
    {
        var scenario = Run.Scenario;
        var hpa = scenario.Cluster.Autoscalers[0] with { Metrics = [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.AverageValue, 350)] };
        var run = Run with { Scenario = scenario with { Cluster = new ClusterObjects { Autoscalers = [hpa] } } };
        var target = PageOf(run, "cpu").Panels[0].References.Single();
        Assert.Equal("HPA target cpu 350m per pod", target.Name);
        Assert.Equal(70, target.Value, 6);
    }

    [Theory]
    [MemberData(nameof(OddKinds))]
    public void Odd_runs_are_drawn_too(string kind)
    {
        var pages = RunCharts.Of(OddRuns.Of(kind)).ToList();
        Assert.True(pages.Count >= 6);
        foreach (var page in pages)
        {
            using var picture = Png(page);
            Assert.Equal(1600, picture.Width);
            Assert.NotNull(XDocument.Parse(Svg(page)).Root);
        }
    }

    [Fact]
    public void A_panel_without_values_says_so()
    {
        var nothing = OddRuns.Of("all NaN");
        Assert.Contains("no data", Svg(PageOf(nothing, "overview")), StringComparison.Ordinal);
        Assert.DoesNotContain("no data", Svg(PageOf(Run, "overview")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_workloads_the_autoscaled_are_shown_and_the_others_named()
    {
        var run = OddRuns.Of("many");
        var page = PageOf(run, "replicas");
        Assert.Equal(9, page.Panels.Count);
        Assert.All(page.Panels.Skip(1).Take(4), p => Assert.Contains(": HPA", p.Title, StringComparison.Ordinal));
        Assert.Contains("Left out", page.Caption, StringComparison.Ordinal);
        Assert.Contains("and 6 more", page.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workload_has_one_colour_in_all_charts_and_its_operation_the_same()
    {
        var page = PageOf(Run, "overview");
        var catalog = page.Panels[1].Traces.Single(t => t.Name == "catalog").Color;
        Assert.Equal(catalog, page.Panels[2].Traces.Single(t => t.Name == "catalog.product").Color);
        Assert.Equal(page.Panels[1].Traces.Count, page.Panels[1].Traces.Select(t => t.Color).Distinct().Count());
    }

    [Fact]
    public void The_scale_up_is_shown_from_near()
    {
        var page = PageOf(Run, "scale-up");
        Assert.InRange(page.StartSeconds, 1600, 1800);
        Assert.InRange(page.EndSeconds, 2000, 3000);
        Assert.DoesNotContain(RunCharts.Of(Run with { HpaSyncs = [] }), p => p.Name == "scale-up");
    }

    private static Page PageOf(RunResult run, string name) => RunCharts.Of(run).Single(p => p.Name == name);

    private static SKBitmap Png(Page page)
    {
        using var stream = new MemoryStream();
        PageFiles.WritePng(page, stream);
        return SKBitmap.Decode(stream.ToArray());
    }

    private static string Svg(Page page)
    {
        using var stream = new MemoryStream();
        PageFiles.WriteSvg(page, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static int InkIn(SKBitmap picture, int left, int top, int right, int bottom)
    {
        var pixels = picture.Pixels;
        var ink = 0;
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++)
                if (pixels[(y * picture.Width) + x] is { Red: < 128, Green: < 128, Blue: < 128 })
                    ink++;
        return ink;
    }

    private static int ColorsIn(SKBitmap picture) => picture.Pixels
        .Where(p => Math.Max(p.Red, Math.Max(p.Green, p.Blue)) - Math.Min(p.Red, Math.Min(p.Green, p.Blue)) > 60)
        .Distinct().Take(10).Count();
}
