using EShopSim.Formats.Files;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios;

namespace EShopSim.Formats;

/// <summary>Checks scenarios and manifests alike, without simulating anything.</summary>
public static class InputValidator
{
    /// <summary>Checks each scenario by itself, and all other files together as one set of manifests.</summary>
    /// <param name="paths">Files, folders and <c>-</c>. A folder that holds <c>scenario.yaml</c> is a scenario, any other one holds manifests.</param>
    /// <param name="common">What the command line says besides; its path is not looked at.</param>
    public static InputValidation Validate(IReadOnlyList<string> paths, ScenarioInput common)
    {
        var diagnostics = new List<Diagnostic>();
        var manifests = new List<string>();
        var scenarios = 0;
        // Standard input can be read once only, and is looked at before it is known what it is.
        var piped = paths.Contains(InputFiles.StandardInputName, StringComparer.Ordinal) ? common.StandardInput?.ReadToEnd() : null;
        foreach (var path in paths)
        {
            if (!IsScenario(path, piped))
            {
                manifests.Add(path);
                continue;
            }

            scenarios++;
            diagnostics.AddRange(ScenarioReader.Read(common with { Path = path, StandardInput = Reader(piped) ?? common.StandardInput }).Diagnostics);
        }

        if (manifests.Count > 0)
            diagnostics.AddRange(ManifestReader.Read(manifests, Reader(piped)).Diagnostics);
        return new InputValidation(Sorted(diagnostics), scenarios, manifests.Count);
    }

    private static bool IsScenario(string path, string? piped)
    {
        if (string.Equals(path, InputFiles.StandardInputName, StringComparison.Ordinal))
            return HoldsScenario(new InputText(path, piped ?? ""));
        if (Directory.Exists(path))
            return File.Exists(Path.Combine(path, ScenarioSource.FileName));
        return InputFiles.Read(path, InputFiles.Start(path), new Findings()) is { } input && HoldsScenario(input);
    }

    // A broken file counts as what its first lines say it is.
    private static bool HoldsScenario(InputText input)
    {
        var roots = YamlText.Parse(input.Name, input.Text, new Findings());
        if (roots.Count > 0)
            return roots.OfType<YamlMapping>().Any(ScenarioSource.IsScenario);
        return input.Text.Contains("eshopsim.dev/", StringComparison.Ordinal);
    }

    private static StringReader? Reader(string? text) => text is null ? null : new StringReader(text);

    private static IReadOnlyList<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct().OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column).ThenBy(d => d.Code, StringComparer.Ordinal),
    ];
}
