namespace EShopSim.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done; every objective is met.</summary>
    public const int Done = 0;

    /// <summary>Done, but an objective of the scenario was missed.</summary>
    public const int ObjectiveMissed = 1;

    /// <summary>The input or the command line is wrong; nothing was written.</summary>
    public const int WrongInput = 2;

    /// <summary>Failed or interrupted.</summary>
    public const int Failed = 3;
}
