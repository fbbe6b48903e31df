using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Charts;
using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Output;
using EShopSim.Reporting.Tables;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting;

/// <summary>Everything a run leaves on disk: tables, summary, report and charts.</summary>
public static class RunReport
{
    /// <summary>
    /// Writes all files into a folder, which is created where missing. The report appears complete or not at all; the files of an
    /// earlier report are replaced, other files in the folder stay.
    /// </summary>
    /// <param name="result">The run.</param>
    /// <param name="directory">The folder, as <c>out/flash-sale</c>.</param>
    /// <param name="stop">Stops between two files and leaves nothing.</param>
    /// <returns>The files' paths below the folder, with slashes, in the order they were written.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static IReadOnlyList<string> Write(RunResult result, string directory, CancellationToken stop) =>
        Write(result, null, directory, stop);

    /// <summary>As <see cref="Write(RunResult, string, CancellationToken)"/>, with what the run and its replications say together; null or a single one adds nothing.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static IReadOnlyList<string> Write(RunResult result, ReplicationSummary? replications, string directory, CancellationToken stop) =>
        Write(result, replications, [], null, directory, stop);

    /// <summary>As <see cref="Write(RunResult, ReplicationSummary, string, CancellationToken)"/>, with what was asked about HPAs in the summary, and charts of a part of the run; no question adds nothing, null draws all of it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static IReadOnlyList<string> Write(
        RunResult result, ReplicationSummary? replications, IReadOnlyList<HpaAnswer> answers, TimeFrame? charts, string directory, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        using var folder = new StagedFolder(directory);
        folder.Add(FilesOf(result, replications is { Count: > 1 } ? replications : null, answers, charts), stop);
        return folder.Commit([ReplicationsTable.FileName, SessionsTable.FileName, QueuesTable.FileName, DependenciesTable.FileName, .. RunCharts.Optional.SelectMany(name => (string[])[$"charts/{name}.png", $"charts/{name}.svg"])]);
    }

    private static IEnumerable<ReportFile> FilesOf(RunResult result, ReplicationSummary? replications, IReadOnlyList<HpaAnswer> answers, TimeFrame? charts)
    {
        yield return new ReportFile("workloads.csv", stream => WorkloadsTable.Write(result, stream));
        yield return new ReportFile("operations.csv", stream => OperationsTable.Write(result, stream));
        yield return new ReportFile("latency.csv", stream => LatencyTable.Write(result, stream));
        yield return new ReportFile("errors.csv", stream => ErrorsTable.Write(result, stream));
        if (result.Sessions.Count > 0)
            yield return new ReportFile(SessionsTable.FileName, stream => SessionsTable.Write(result, stream));
        yield return new ReportFile("hpa.csv", stream => HpaTable.Write(result, stream));
        yield return new ReportFile("nodes.csv", stream => NodesTable.Write(result, stream));
        yield return new ReportFile("pods.csv", stream => PodsTable.Write(result, stream));
        yield return new ReportFile("events.csv", stream => EventsTable.Write(result, stream));
        if (result.Queues.Count > 0)
            yield return new ReportFile(QueuesTable.FileName, stream => QueuesTable.Write(result, stream));
        if (result.Dependencies.Count > 0)
            yield return new ReportFile(DependenciesTable.FileName, stream => DependenciesTable.Write(result, stream));
        yield return ReportFile.OfText("summary.json", SummaryJson.Of(result, replications, answers));
        if (replications is not null)
            yield return new ReportFile(ReplicationsTable.FileName, stream => ReplicationsTable.Write(replications, stream));
        var pages = RunCharts.Of(result, charts).ToList();
        yield return ReportFile.OfText("report.md", ReportMarkdown.Of(result, replications, [.. pages.Select(page => page.Name)]));
        foreach (var file in pages.SelectMany(PageFiles.Of))
            yield return file;
    }
}
