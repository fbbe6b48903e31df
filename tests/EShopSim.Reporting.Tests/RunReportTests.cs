using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tests;

public sealed class RunReportTests
{
    private static readonly RunResult Run = SyntheticRun.Of(15);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void All_files_are_named_and_there()
    {
        using var folder = new TemporaryFolder();
        var files = RunReport.Write(Run, folder.Path("out", "flash-sale"), Stop);
        foreach (var expected in (string[])["workloads.csv", "operations.csv", "latency.csv", "errors.csv", "hpa.csv", "nodes.csv", "pods.csv", "events.csv", "summary.json", "report.md", "charts/overview.png", "charts/overview.svg"])
            Assert.Contains(expected, files, StringComparer.Ordinal);
        var there = Directory.GetFiles(folder.Path("out", "flash-sale"), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder.Path("out", "flash-sale"), f).Replace('\\', '/'));
        Assert.Equal(files.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.NotEqual(0, new FileInfo(folder.Path("out", "flash-sale", f)).Length));
    }

    [Fact]
    public void A_failure_midway_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        var broken = Run with { Nodes = [Run.Nodes[0] with { Pods = new ThrowingList(Run.SampleTimesSeconds.Count, 400) }] };
        Assert.Throws<InvalidOperationException>(() => RunReport.Write(broken, folder.Path("out", "deep", "run"), Stop));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_failure_midway_leaves_the_earlier_report_as_it_was()
    {
        using var folder = new TemporaryFolder();
        RunReport.Write(Run, folder.Path("run"), Stop);
        var before = File.ReadAllBytes(folder.Path("run", "workloads.csv"));
        var broken = Run with
        {
            Workloads = [Run.Workloads[0]],
            Nodes = [Run.Nodes[0] with { Pods = new ThrowingList(Run.SampleTimesSeconds.Count, 0) }],
        };
        Assert.Throws<InvalidOperationException>(() => RunReport.Write(broken, folder.Path("run"), Stop));
        Assert.Equal(before, File.ReadAllBytes(folder.Path("run", "workloads.csv")));
        Assert.Equal([folder.Path("run")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_stop_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<OperationCanceledException>(() => RunReport.Write(Run, folder.Path("run"), new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_new_report_replaces_the_old_one_and_leaves_other_files()
    {
        using var folder = new TemporaryFolder();
        RunReport.Write(Run, folder.Path("run"), Stop);
        File.WriteAllText(folder.Path("run", "notes.txt"), "mine");
        Directory.CreateDirectory(folder.Path("run", "charts"));
        File.WriteAllText(folder.Path("run", "charts", "mine.png"), "mine");
        RunReport.Write(Run with { Seed = 7 }, folder.Path("run"), Stop);
        Assert.Equal("mine", File.ReadAllText(folder.Path("run", "notes.txt")));
        Assert.Equal("mine", File.ReadAllText(folder.Path("run", "charts", "mine.png")));
        Assert.Contains("\"seed\": \"7\"", File.ReadAllText(folder.Path("run", "summary.json")), StringComparison.Ordinal);
        Assert.Equal([folder.Path("run")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_file_in_the_folders_place_is_kept_and_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Path("run"), "mine");
        var failure = Assert.Throws<IOException>(() => RunReport.Write(Run, folder.Path("run"), Stop));
        Assert.Contains(folder.Path("run"), failure.Message, StringComparison.Ordinal);
        Assert.Equal([folder.Path("run")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var files = RunReport.Write(Run, folder.Path("a"), Stop);
        RunReport.Write(SyntheticRun.Of(15), folder.Path("b"), Stop);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(folder.Path("a", f)), File.ReadAllBytes(folder.Path("b", f))));
    }

    [Fact]
    public void A_chart_that_the_new_run_does_not_have_goes()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("charts/scale-up.png", RunReport.Write(Run, folder.Path("run"), Stop), StringComparer.Ordinal);
        RunReport.Write(Run with { HpaSyncs = [] }, folder.Path("run"), Stop);
        Assert.False(File.Exists(folder.Path("run", "charts", "scale-up.png")));
        Assert.False(File.Exists(folder.Path("run", "charts", "scale-up.svg")));
    }

    [Fact]
    public void Every_picture_the_report_shows_is_there()
    {
        using var folder = new TemporaryFolder();
        var files = RunReport.Write(Run, folder.Path("run"), Stop);
        var links = File.ReadAllText(folder.Path("run", "report.md")).Split('(', ')').Where(part => part.StartsWith("charts/", StringComparison.Ordinal)).ToList();
        Assert.Equal(16, links.Count);
        Assert.All(links, link => Assert.Contains(link, files, StringComparer.Ordinal));
    }
}
