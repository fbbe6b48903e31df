using System.Diagnostics;

namespace EShopSim.EndToEnd.Tests;

/// <summary>The real <c>kubectl</c>, where there is one; it is given no cluster.</summary>
internal static class Kubectl
{
    /// <summary>Skips the test where kubectl is not on the PATH.</summary>
    public static void Require() => Assert.SkipWhen(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).All(folder => !File.Exists(Path.Combine(folder, "kubectl"))),
        "kubectl is not on the PATH: its reading of the manifests is not tried");

    public static async Task<ToolResult> RunAsync(TemporaryFolder home, params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = home.Path;
        start.Environment["KUBECONFIG"] = home.Of("no-kubeconfig");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("kubectl did not start.");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolResult(process.ExitCode, await output, await error);
    }
}
