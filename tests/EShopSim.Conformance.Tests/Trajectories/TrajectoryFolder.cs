namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Recordings of a real control plane: in the folder that ESHOPSIM_TRAJECTORIES names, or in shared/trajectories beside the repository.</summary>
internal static class TrajectoryFolder
{
    /// <summary>Stands for all recordings where there are none, so that a run without them says so.</summary>
    public const string None = "(no recordings)";

    /// <summary>Names of the recordings that begin with one of these.</summary>
    public static IEnumerable<string> Names(params string[] prefixes)
    {
        if (Path() is not { } folder)
            return [None];
        var names = Directory.EnumerateFiles(folder, "*.json")
            .Select(file => System.IO.Path.GetFileNameWithoutExtension(file))
            .Where(name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return names.Length == 0 ? [None] : names;
    }

    public static Trajectory Read(string name)
    {
        Assert.SkipWhen(name == None, "there are no recordings: set ESHOPSIM_TRAJECTORIES, or put them into shared/trajectories beside the repository");
        return new Trajectory(System.IO.Path.Combine(Path()!, name + ".json"));
    }

    private static string? Path()
    {
        if (Environment.GetEnvironmentVariable("ESHOPSIM_TRAJECTORIES") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "EShopSim.sln")))
            folder = folder.Parent;
        if (folder?.Parent is not { } beside)
            return null;
        var path = System.IO.Path.Combine(beside.FullName, "shared", "trajectories");
        return Directory.Exists(path) ? path : null;
    }
}
