using EShopSim.Planning.Tuning;
using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Manifests;
using EShopSim.Reporting.Output;
using EShopSim.Reporting.Tuning;

namespace EShopSim.Reporting;

/// <summary>Everything a search leaves on disk: report, summary, tables, chart, and manifests to apply.</summary>
public static class TuningReport
{
    /// <summary>Writes it into a folder, complete or not at all; other files there stay.</summary>
    /// <returns>The files' paths below the folder, in the order they were written.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static IReadOnlyList<string> Write(TuningResult tuning, string directory, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(tuning);
        using var folder = new StagedFolder(directory);
        folder.Add(FilesOf(tuning), stop);
        return folder.Commit([]);
    }

    private static IEnumerable<ReportFile> FilesOf(TuningResult tuning)
    {
        var manifests = ManifestsOf(tuning).ToList();
        yield return ReportFile.OfText("summary.json", TuningJson.Of(tuning));
        yield return new ReportFile("settings.csv", stream => TuningTables.WriteSettings(tuning, stream));
        yield return new ReportFile("finalists.csv", stream => TuningTables.WriteFinalists(tuning, stream));
        yield return ReportFile.OfText("report.md", TuningMarkdown.Of(tuning, [.. manifests.Select(m => m.Path)]));
        foreach (var file in manifests.Concat(ScatterFiles.Of(TuningChart.Of(tuning))))
            yield return file;
    }

    private static IEnumerable<ReportFile> ManifestsOf(TuningResult tuning)
    {
        if (tuning.Recommended?.Screened.Setting is not { } setting)
            yield break;
        foreach (var hpa in TuningWords.Autoscalers(tuning))
        {
            var tuned = tuning.Problem.Space.Apply(hpa, setting);
            yield return ReportFile.OfText($"manifests/{hpa.Meta.Name}.yaml", HpaManifestText.Manifest(tuned));
            yield return ReportFile.OfText($"manifests/{hpa.Meta.Name}.patch.yaml", HpaManifestText.Patch(hpa, tuned));
        }
    }
}
