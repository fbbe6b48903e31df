using EShopSim.Formats;

namespace EShopSim.Cli;

/// <summary>Prints findings, one a line, as compilers do.</summary>
internal static class DiagnosticPrinter
{
    public static void Print(IReadOnlyList<Diagnostic> diagnostics, TextWriter writer)
    {
        foreach (var diagnostic in diagnostics)
            writer.WriteLine(diagnostic.ToString());
    }
}
