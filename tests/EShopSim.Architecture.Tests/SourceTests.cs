namespace EShopSim.Architecture.Tests;

public sealed class SourceTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void A_source_file_holds_one_idea()
    {
        var long_ = SourceFiles().Select(f => (File: f, Lines: File.ReadAllLines(f).Length)).Where(f => f.Lines > 400);

        Assert.Empty(long_.Select(f => $"{Path.GetRelativePath(Root, f.File)}: {f.Lines} lines"));
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        string[] leftovers = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];

        var found = SourceFiles().Where(f => leftovers.Any(l => File.ReadAllText(f).Contains(l, StringComparison.Ordinal)));

        Assert.Empty(found.Select(f => Path.GetRelativePath(Root, f)));
    }

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EShopSim.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        return folder.FullName;
    }
}
