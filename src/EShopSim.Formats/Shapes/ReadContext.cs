namespace EShopSim.Formats.Shapes;

/// <summary>What a reading knows on its way down a document: where it is, how strict it is, where findings go.</summary>
/// <param name="findings">Where findings go.</param>
/// <param name="strict">True for scenarios, whose unknown fields are errors; manifests hold many fields that do not matter here.</param>
internal sealed class ReadContext(Findings findings, bool strict)
{
    private readonly List<string> _path = [];

    internal Findings Findings { get; } = findings;

    internal bool Strict { get; } = strict;

    /// <summary>The way down to here, as <c>spec.traffic[0].load</c>.</summary>
    internal string Path => string.Concat(_path).TrimStart('.');

    internal void Enter(string step) => _path.Add(step);

    internal void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Reports a value, preceded by the way to it.</summary>
    internal void Report(DiagnosticCode code, YamlNode node, string message) =>
        Findings.Add(code, node.At, Path.Length == 0 ? message : $"{Path}: {message}");

    /// <summary>Reports a value of the wrong form, or the template expression it still is.</summary>
    internal void ReportForm(YamlNode node, string expected, string wayOut = "")
    {
        if (node is YamlScalar { LooksLikeTemplate: true } scalar)
            Report(DiagnosticCodes.Template, node, $"{scalar.Describe()} is a template expression that was not filled in; render the file first");
        else
            Report(DiagnosticCodes.BadValue, node, $"expected {expected}, found {node.Describe()}{wayOut}");
    }
}
