using System.Text;

namespace EShopSim.Formats.Tests;

public sealed class DiagnosticCodesTests
{
    [Fact]
    public void Numbers_are_unique_and_in_order()
    {
        var ids = DiagnosticCodes.All.Select(code => code.Id).ToArray();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^ESH[0-9]{4}$", id));
    }

    [Fact]
    public void The_document_lists_exactly_the_codes_there_are()
    {
        var path = Path.Combine(Folders.Repository, "docs", "diagnostics.md");
        var table = new StringBuilder("| Code | Weight | Meaning |\n|---|---|---|\n");
        foreach (var code in DiagnosticCodes.All)
            table.Append($"| {code.Id} | {code.Severity.ToString().ToLowerInvariant()} | {code.Meaning} |\n");
        var text = File.ReadAllText(path);
        var start = text.IndexOf("| Code |", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ESHOPSIM_UPDATE_GOLDEN") is "1")
            File.WriteAllText(path, text = text[..start] + table);
        Assert.Equal(table.ToString(), text[start..]);
    }

    [Fact]
    public void A_finding_reads_as_compilers_write_theirs()
    {
        var finding = new Diagnostic("ESH0012", Severity.Error, "scenarios/flash-sale/scenario.yaml", 14, 7, "HPA 'checkout' targets nothing");
        Assert.Equal("scenarios/flash-sale/scenario.yaml:14:7: error ESH0012: HPA 'checkout' targets nothing", finding.ToString());
    }
}
