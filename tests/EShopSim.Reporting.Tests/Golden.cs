using EShopSim.Reporting.Summaries;

namespace EShopSim.Reporting.Tests;

/// <summary>Compares text with a kept file; ESHOPSIM_UPDATE_GOLDEN=1 keeps the new text instead.</summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(RepositoryRoot(), "tests", "EShopSim.Reporting.Tests", "Golden", name);
        var stable = actual.Replace(ProductVersion.Text, "VERSION", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ESHOPSIM_UPDATE_GOLDEN") is "1")
            File.WriteAllText(path, stable);
        Assert.Equal(File.ReadAllText(path), stable);
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EShopSim.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no EShopSim.sln above {AppContext.BaseDirectory}");
    }
}
