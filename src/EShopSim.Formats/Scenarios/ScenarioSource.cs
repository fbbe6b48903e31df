using EShopSim.Formats.Files;
using EShopSim.Formats.Scenarios.Shapes;

namespace EShopSim.Formats.Scenarios;

/// <summary>The document of one scenario file, and where that file lies.</summary>
/// <param name="Document">The document.</param>
/// <param name="File">The file; <c>-</c> is standard input.</param>
internal sealed record ScenarioSource(YamlMapping Document, string File)
{
    internal const string FileName = "scenario.yaml";

    /// <summary>The folder its paths start from.</summary>
    internal string Folder => Path.GetDirectoryName(File) ?? "";

    /// <summary>Reads it; null where there is no scenario, after the reason was reported.</summary>
    internal static ScenarioSource? Read(ScenarioInput input, Findings findings)
    {
        if (string.Equals(input.Path, InputFiles.StandardInputName, StringComparison.Ordinal))
            return InputFiles.ReadStandardInput(input.StandardInput, findings) is { } piped ? Parse(piped, InputFiles.StandardInputName, findings) : null;
        return Read(input.Path, InputFiles.Start(InputFiles.Displayed(input.Path)), findings);
    }

    /// <summary>Reads the file, or the one that the folder holds.</summary>
    internal static ScenarioSource? Read(string path, Position wantedAt, Findings findings)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        if (!string.Equals(file, path, StringComparison.Ordinal) && !System.IO.File.Exists(file))
        {
            findings.Add(DiagnosticCodes.CannotRead, wantedAt, $"the folder '{path}' holds no {FileName}{Deeper(path)}");
            return null;
        }

        return InputFiles.Read(file, wantedAt, findings) is { } text ? Parse(text, file, findings) : null;
    }

    /// <summary>The folders below that hold one.</summary>
    private static string Deeper(string path)
    {
        var below = Directory.EnumerateDirectories(path, "*", new EnumerationOptions { IgnoreInaccessible = true })
            .Where(folder => System.IO.File.Exists(Path.Combine(folder, FileName)))
            .Order(StringComparer.Ordinal).Select(InputFiles.Displayed).ToArray();
        return below.Length == 0 ? "" : $" (but there are: {string.Join(", ", below)})";
    }

    /// <summary>Whether a document says it is a scenario.</summary>
    internal static bool IsScenario(YamlMapping document) =>
        document.Text("kind") is ScenarioShape.Kind || document.Text("apiVersion") is { } version && version.StartsWith("eshopsim.dev/", StringComparison.Ordinal);

    private static ScenarioSource? Parse(InputText input, string file, Findings findings)
    {
        var before = findings.HasErrors;
        var roots = YamlText.Parse(input.Name, input.Text, findings);
        if (roots.Count == 0)
        {
            // After a syntax error that is said already.
            if (findings.HasErrors == before)
                findings.Add(DiagnosticCodes.NotScenario, InputFiles.Start(input.Name), $"the file is empty; a scenario begins with apiVersion: {ScenarioShape.ApiVersion} and kind: {ScenarioShape.Kind}");
            return null;
        }

        foreach (var surplus in roots.Skip(1))
            findings.Add(DiagnosticCodes.NotScenario, surplus.At, "a scenario file holds one document; put manifests into files of their own and name them under spec.manifests");
        if (roots[0] is not YamlMapping document)
        {
            findings.Add(DiagnosticCodes.NotScenario, roots[0].At, $"{roots[0].Describe()} is no scenario; one begins with apiVersion: {ScenarioShape.ApiVersion} and kind: {ScenarioShape.Kind}");
            return null;
        }

        if (!IsScenario(document) && document["spec"] is null | document["apiVersion"] is not null)
        {
            findings.Add(
                DiagnosticCodes.NotScenario, document.At,
                document.Text("kind") is { } kind
                    ? $"this is a {kind}, not a scenario; a scenario begins with apiVersion: {ScenarioShape.ApiVersion} and kind: {ScenarioShape.Kind}"
                    : $"this is no scenario; one begins with apiVersion: {ScenarioShape.ApiVersion} and kind: {ScenarioShape.Kind}");
            return null;
        }

        return new ScenarioSource(document, file);
    }
}
