namespace EShopSim.Formats.Tests;

/// <summary>Where test data lies.</summary>
internal static class Folders
{
    public static string Repository { get; } = FindRepository();

    public static string Broken { get; } = Path.Combine(Repository, "tests", "EShopSim.Formats.Tests", "broken");

    public static string Scenarios { get; } = Path.Combine(Repository, "scenarios");

    /// <summary>Manifests of other people's shops, beside the repository; null where they are absent.</summary>
    public static string? RealManifests()
    {
        for (var folder = Directory.GetParent(Repository); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "real", "manifests");
            if (Directory.Exists(path))
                return path;
        }

        return null;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EShopSim.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no EShopSim.sln above {AppContext.BaseDirectory}");
    }
}
