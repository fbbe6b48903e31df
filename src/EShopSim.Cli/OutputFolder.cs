namespace EShopSim.Cli;

/// <summary>The folder for the results, looked at before the simulation: a refusal after it would cost the run.</summary>
internal static class OutputFolder
{
    /// <summary>Why nothing can be written to a folder; null where it can. Leaves nothing behind.</summary>
    public static string? Refusal(string folder)
    {
        if (File.Exists(folder))
            return $"--out {folder} is a file; give a folder.";

        // Reports are staged beside the folder, so it is the one above that must take something new.
        var above = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        while (above is not null && !Directory.Exists(above))
        {
            if (File.Exists(above))
                return $"--out {folder} leads through {above}, which is a file.";
            above = Path.GetDirectoryName(above);
        }

        if (above is null)
            return $"--out {folder} has no folder above it; give one below.";

        var probe = Path.Combine(above, FormattableString.Invariant($".eshopsim-{Environment.ProcessId}"));
        try
        {
            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
            return null;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return $"--out {folder} cannot be written: {above} takes no new folder.";
        }
    }
}
