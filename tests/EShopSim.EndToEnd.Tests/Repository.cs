namespace EShopSim.EndToEnd.Tests;

/// <summary>Where the repository and the reference data beside it lie.</summary>
internal static class Repository
{
    private static readonly string _root = FindRoot(AppContext.BaseDirectory);

    public static string Scenario(string name) => Path.Combine(_root, "scenarios", name);

    public static string File(string path) => Path.Combine(_root, path);

    public static string Project(string name) => Path.Combine(_root, "src", name);

    public static string Shop(string name) => Path.Combine(_root, "tests", "EShopSim.EndToEnd.Tests", "shops", name + ".yaml");

    /// <summary>A file or folder of the reference data, or a skipped test where there is none.</summary>
    public static string Shared(string path)
    {
        var full = Path.Combine(Environment.GetEnvironmentVariable("ESHOPSIM_SHARED") ?? Path.Combine(_root, "..", "shared"), path);
        Assert.SkipUnless(Path.Exists(full), $"the reference data {path} is not there: set ESHOPSIM_SHARED, or put it into shared beside the repository");
        return full;
    }

    private static string FindRoot(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (System.IO.File.Exists(Path.Combine(at.FullName, "EShopSim.sln")))
                return at.FullName;
        throw new InvalidOperationException($"No EShopSim.sln above {folder}.");
    }
}
