using EShopSim.Planning.Sizing;
using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Output;
using EShopSim.Reporting.Sizing;

namespace EShopSim.Reporting;

/// <summary>Everything a plan leaves on disk: report, summary, tables, charts, and manifests to apply.</summary>
public static class PlanReport
{
    /// <summary>Writes it into a folder, complete or not at all; other files there stay.</summary>
    /// <returns>The files' paths below the folder, in the order they were written.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static IReadOnlyList<string> Write(PlanResult plan, string directory, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var folder = new StagedFolder(directory);
        folder.Add(FilesOf(plan), stop);
        return folder.Commit([]);
    }

    private static IEnumerable<ReportFile> FilesOf(PlanResult plan)
    {
        var manifests = PlanManifests.Of(plan).ToList();
        var charts = PlanCharts.Of(plan);
        yield return ReportFile.OfText("summary.json", PlanJson.Of(plan));
        yield return new ReportFile("plan.csv", stream => PlanTables.WritePlan(plan, stream));
        yield return new ReportFile("pools.csv", stream => PlanTables.WritePools(plan, stream));
        yield return new ReportFile("capacity.csv", stream => PlanTables.WriteCapacity(plan, stream));
        yield return ReportFile.OfText("report.md", PlanMarkdown.Of(plan, [.. charts.Select(c => c.Name)], [.. manifests.Where(PlanManifests.IsSettings).Select(m => m.Path)]));
        foreach (var file in manifests.Concat(charts.SelectMany(ScatterFiles.Of)))
            yield return file;
    }
}
