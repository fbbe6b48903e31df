namespace EShopSim.EndToEnd.Tests;

/// <summary>How the tool ended and what it said.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public void ShouldExitWith(int code) => Assert.True(ExitCode == code, $"exit code {ExitCode} instead of {code}\n{Error}\n{Output}");
}
