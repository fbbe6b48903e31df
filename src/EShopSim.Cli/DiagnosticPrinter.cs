using EShopSim.Formats;

namespace EShopSim.Cli;

/// <summary>Prints findings, one a line, as compilers do.</summary>
internal static class DiagnosticPrinter
{
    public static void Print(IReadOnlyList<Diagnostic> diagnostics, TextWriter writer, Severity least = Severity.Note)
    {
        foreach (var diagnostic in diagnostics)
            if (diagnostic.Severity >= least)
                writer.WriteLine(diagnostic.ToString());
    }
}
