namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Recordings of a real control plane: in the folder that ESHOPSIM_TRAJECTORIES names, or the copy beside the tests.</summary>
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
        Assert.SkipWhen(name == None, "there are no such recordings in the folder that ESHOPSIM_TRAJECTORIES names");
        return new Trajectory(System.IO.Path.Combine(Path()!, name + ".json"));
    }

    private static string? Path()
    {
        var folder = Environment.GetEnvironmentVariable("ESHOPSIM_TRAJECTORIES") is { Length: > 0 } named
            ? named
            : System.IO.Path.Combine(AppContext.BaseDirectory, "recordings");
        return Directory.Exists(folder) ? folder : null;
    }
}
