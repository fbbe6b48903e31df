using EShopSim.Planning.Comparing;
using EShopSim.Reporting.Comparing;
using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Output;
using EShopSim.Simulation;

namespace EShopSim.Reporting;

/// <summary>Everything a comparison leaves on disk.</summary>
public static class ComparisonReport
{
    /// <summary>Writes report, summary, table and charts into a folder, complete or not at all; charts of a part of the time where one is given.</summary>
    /// <returns>The files' paths below the folder, in the order they were written.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static IReadOnlyList<string> Write(Comparison comparison, TimeFrame? charts, string directory, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var pages = ComparisonCharts.Of(comparison).Select(page => page.Within(charts)).ToList();
        using var folder = new StagedFolder(directory);
        folder.Add(FilesOf(comparison, pages), stop);
        return folder.Commit([]);
    }

    private static IEnumerable<ReportFile> FilesOf(Comparison comparison, IReadOnlyList<Page> pages)
    {
        yield return ReportFile.OfText("summary.json", ComparisonJson.Of(comparison));
        yield return new ReportFile("differences.csv", stream => ComparisonTables.WriteDifferences(comparison, stream));
        yield return ReportFile.OfText("report.md", ComparisonMarkdown.Of(comparison, [.. pages.Select(p => p.Name)]));
        foreach (var file in pages.SelectMany(PageFiles.Of))
            yield return file;
    }
}
