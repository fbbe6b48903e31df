namespace EShopSim.Formats.Tests;

/// <summary>
/// Every file under broken/ has its findings beside it, places included; ESHOPSIM_UPDATE_GOLDEN=1 keeps the new ones instead.
/// Lines <c># --set PATH=VALUE</c> and <c># --explain QUESTION</c> at a file's beginning are options.
/// </summary>
public sealed class BrokenInputTests
{
    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateFiles(Folders.Broken, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_file_gets_exactly_the_findings_written_beside_it(string name)
    {
        var path = Path.Combine(Folders.Broken, name + ".yaml");
        var expected = Path.Combine(Folders.Broken, name + ".expected");
        var found = string.Concat(Find(path).Select(diagnostic => diagnostic.ToString().Replace(Folders.Broken + "/", "", StringComparison.Ordinal) + "\n"));
        if (Environment.GetEnvironmentVariable("ESHOPSIM_UPDATE_GOLDEN") is "1")
            File.WriteAllText(expected, found);
        Assert.NotEmpty(found);
        Assert.Equal(File.ReadAllText(expected), found);
    }

    [Fact]
    public void Every_kind_of_finding_but_the_overflow_is_shown_by_a_broken_file()
    {
        var shown = Directory.EnumerateFiles(Folders.Broken, "*.expected").Select(File.ReadAllText).Aggregate(string.Concat);
        Assert.Equal(["ESH0010"], DiagnosticCodes.All.Select(code => code.Id).Where(id => !shown.Contains(id + ":", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<Diagnostic> Find(string path)
    {
        var options = File.ReadLines(path).TakeWhile(line => line.StartsWith("# --", StringComparison.Ordinal)).ToArray();
        return InputValidator.Validate([path], new ScenarioInput { Path = path, Settings = Of(options, "# --set "), Questions = Of(options, "# --explain ") }).Diagnostics;
    }

    private static string[] Of(IEnumerable<string> options, string option) =>
        [.. options.Where(line => line.StartsWith(option, StringComparison.Ordinal)).Select(line => line[option.Length..])];
}
