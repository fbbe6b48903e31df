using System.Diagnostics;

namespace EShopSim.EndToEnd.Tests;

/// <summary>The real <c>eshopsim</c> in a process of its own.</summary>
internal static class Tool
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Task<ToolResult> RunAsync(params string[] arguments) => RunAsync("", arguments);

    public static Task<ToolResult> RunAsync(string standardInput, IReadOnlyList<string> arguments, string? workingFolder = null) =>
        DotnetAsync(["exec", Path.Combine(AppContext.BaseDirectory, "eshopsim.dll"), .. arguments], standardInput, workingFolder);

    /// <summary>Starts it and lets it run; what it complains of can be read.</summary>
    public static Process Start(IReadOnlyList<string> arguments)
    {
        string[] command = [Dotnet, "exec", Path.Combine(AppContext.BaseDirectory, "eshopsim.dll"), .. arguments];

        // What a shell starts in the background ignores Ctrl+C, and so do its children; env lets this one hear it.
        if (OperatingSystem.IsLinux())
            command = ["env", "--default-signal=INT", .. command];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true })
            ?? throw new InvalidOperationException("eshopsim did not start.");
    }

    /// <summary>The SDK's own command.</summary>
    public static async Task<ToolResult> DotnetAsync(IReadOnlyList<string> arguments, string standardInput = "", string? workingFolder = null)
    {
        var start = new ProcessStartInfo(Dotnet)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? Path.GetTempPath(),
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new InvalidOperationException("eshopsim did not start.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.StandardInput.WriteAsync(standardInput.AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
