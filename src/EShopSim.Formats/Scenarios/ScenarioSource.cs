using EShopSim.Formats.Files;
using EShopSim.Formats.Scenarios.Shapes;

namespace EShopSim.Formats.Scenarios;

/// <summary>The scenario's document, and the folder its paths start from.</summary>
internal sealed record ScenarioSource(YamlMapping Document, string Folder)
{
    internal const string FileName = "scenario.yaml";

    /// <summary>Reads it; null where there is no scenario, after the reason was reported.</summary>
    internal static ScenarioSource? Read(ScenarioInput input, Findings findings)
    {
        if (string.Equals(input.Path, InputFiles.StandardInputName, StringComparison.Ordinal))
            return InputFiles.ReadStandardInput(input.StandardInput, findings) is { } piped ? Parse(piped, "", findings) : null;
        var path = input.Path;
        if (Directory.Exists(path))
        {
            path = Path.Combine(path, FileName);
            if (!File.Exists(path))
            {
                findings.Add(DiagnosticCodes.CannotRead, InputFiles.Start(InputFiles.Displayed(input.Path)), $"the folder '{input.Path}' holds no {FileName}{Deeper(input.Path)}");
                return null;
            }
        }

        return InputFiles.Read(path, InputFiles.Start(InputFiles.Displayed(path)), findings) is { } text
            ? Parse(text, Path.GetDirectoryName(path) ?? "", findings)
            : null;
    }

    /// <summary>The folders below that hold one.</summary>
    private static string Deeper(string path)
    {
        var below = Directory.EnumerateDirectories(path, "*", new EnumerationOptions { IgnoreInaccessible = true })
            .Where(folder => File.Exists(Path.Combine(folder, FileName)))
            .Order(StringComparer.Ordinal).Select(InputFiles.Displayed).ToArray();
        return below.Length == 0 ? "" : $" (but there are: {string.Join(", ", below)})";
    }

    /// <summary>Whether a document says it is a scenario.</summary>
    internal static bool IsScenario(YamlMapping document) =>
        document.Text("kind") is ScenarioShape.Kind || document.Text("apiVersion") is { } version && version.StartsWith("eshopsim.dev/", StringComparison.Ordinal);

    private static ScenarioSource? Parse(InputText input, string folder, Findings findings)
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

        return new ScenarioSource(document, folder);
    }
}
