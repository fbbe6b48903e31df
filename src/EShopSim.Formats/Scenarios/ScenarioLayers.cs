using EShopSim.Formats.Files;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios;

/// <summary>A scenario laid over those that it extends, and the folder of each of their files.</summary>
internal sealed class ScenarioLayers
{
    internal const string Extends = "extends";
    private const string Spec = "spec";

    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly ScenarioSource _top;

    private ScenarioLayers(ScenarioSource top, Findings findings)
    {
        _top = top;
        Document = Whole(top, [Path.GetFullPath(top.File)], findings);
    }

    /// <summary>The scenario as if it stood in one file; null where one of its layers cannot be read, after the reason was reported.</summary>
    internal YamlMapping? Document { get; }

    /// <summary>Reads them; null where there is no scenario, after the reason was reported.</summary>
    internal static ScenarioLayers? Read(ScenarioInput input, Findings findings) =>
        ScenarioSource.Read(input, findings) is { } top ? new ScenarioLayers(top, findings) : null;

    /// <summary>Where a path starts from: the folder of the file that it stands in, or of the scenario where it comes from the command line.</summary>
    internal string FolderOf(YamlNode path) => _folders.GetValueOrDefault(path.At.File, _top.Folder);

    private YamlMapping? Whole(ScenarioSource source, HashSet<string> known, Findings findings)
    {
        _folders[InputFiles.Displayed(source.File)] = source.Folder;
        if (source.Document[Spec] is not YamlMapping spec || spec[Extends] is not { IsNull: false } extends)
            return source.Document;
        if (Below(extends, source.Folder, known, findings) is not { } below)
            return null;
        var own = new YamlMapping(spec.At, [.. spec.Entries.Where(entry => !string.Equals(entry.Key.Text, Extends, StringComparison.Ordinal))]);
        var whole = below[Spec] is YamlMapping lower ? YamlMerge.Over(lower, own) : own;
        return new YamlMapping(source.Document.At, [.. source.Document.Entries.Select(entry => ReferenceEquals(entry.Value, spec) ? entry with { Value = whole } : entry)]);
    }

    /// <summary>The document that is extended.</summary>
    private YamlMapping? Below(YamlNode extends, string folder, HashSet<string> known, Findings findings)
    {
        if (!Scalars.Scalar.Name.TryRead(extends, new ReadContext(findings, strict: true), out var written))
            return null;
        if (written.Contains('\0', StringComparison.Ordinal))
        {
            findings.Add(DiagnosticCodes.CannotRead, extends.At, "this is no path");
            return null;
        }

        var path = InputFiles.Beside(folder, written);
        if (ScenarioSource.Read(path, extends.At, findings) is not { } source)
            return null;
        if (known.Add(Path.GetFullPath(source.File)))
            return Whole(source, known, findings);
        findings.Add(DiagnosticCodes.ExtendsItself, extends.At, $"spec.extends: '{written}' is this scenario itself, or extends it in turn");
        return null;
    }
}
