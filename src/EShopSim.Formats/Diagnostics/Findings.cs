using EShopSim.Formats.Yaml;

namespace EShopSim.Formats.Diagnostics;

/// <summary>Collects the findings of one reading.</summary>
internal sealed class Findings
{
    // A person reads a few dozen; a generated file can hold millions of mistakes.
    private const int MaxKept = 1000;
    private readonly List<Diagnostic> _kept = [];
    private readonly HashSet<Diagnostic> _known = [];
    private int _leftOut;

    internal bool HasErrors { get; private set; }

    internal void Add(DiagnosticCode code, Position at, string message) => Add(code, code.Severity, at, message);

    internal void Add(DiagnosticCode code, Severity severity, Position at, string message)
    {
        HasErrors |= severity == Severity.Error;
        var diagnostic = new Diagnostic(code.Id, severity, at.File, at.Line, at.Column, message);
        // Aliases let one place of the file be read several times.
        if (_known.Contains(diagnostic))
            return;
        if (_kept.Count == MaxKept)
        {
            _leftOut++;
            return;
        }

        _known.Add(diagnostic);
        _kept.Add(diagnostic);
    }

    /// <summary>All findings by file, line and column.</summary>
    internal IReadOnlyList<Diagnostic> Sorted()
    {
        List<Diagnostic> sorted =
        [
            .. _kept.OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column)
                .ThenBy(d => d.Code, StringComparer.Ordinal).ThenBy(d => d.Message, StringComparer.Ordinal),
        ];
        if (_leftOut > 0)
        {
            var last = sorted[^1];
            sorted.Add(new Diagnostic(
                DiagnosticCodes.TooManyFindings.Id, Severity.Note, last.File, last.Line, last.Column,
                FormattableString.Invariant($"{_leftOut} more findings are left out")));
        }

        return sorted;
    }
}
