namespace EShopSim.Cli;

/// <summary>Where the tool reads and writes, and the clock it measures its own speed with.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: results.</param>
/// <param name="Error">Standard error: diagnostics and progress.</param>
/// <param name="IsInteractive">Whether a person watches standard error.</param>
/// <param name="Width">Columns for tables on standard output.</param>
/// <param name="Clock">Wall time, for rates and the time left only.</param>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, bool IsInteractive, int Width, TimeProvider Clock)
{
    private const int WidthOfPipes = 120;

    public static Terminal OfProcess() => new(
        Console.In,
        Console.Out,
        Console.Error,
        !Console.IsErrorRedirected,
        Console.IsOutputRedirected ? WidthOfPipes : Math.Max(80, Console.WindowWidth),
        TimeProvider.System);

    /// <summary>Says why the command line cannot be done.</summary>
    /// <returns>The exit code for it.</returns>
    public int Refuse(string reason)
    {
        Error.WriteLine($"eshopsim: {reason}");
        return ExitCode.WrongInput;
    }
}
