namespace EShopSim.Formats;

/// <summary>One finding about the input, with its place.</summary>
/// <param name="Code">Its number, as <c>ESH0012</c>; <see cref="DiagnosticCodes"/> lists them all.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="File">The file as the user named it, <c>-</c> for standard input, or the command line option at fault.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
/// <param name="Message">What is wrong and, where there is one, the way out.</param>
public sealed record Diagnostic(string Code, Severity Severity, string File, int Line, int Column, string Message)
{
    /// <summary><c>path:14:7: error ESH0012: message</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{File}:{Line}:{Column}: {Word(Severity)} {Code}: {Message}");

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
