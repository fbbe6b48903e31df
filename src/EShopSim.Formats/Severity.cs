namespace EShopSim.Formats;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing needs to change.</summary>
    Note,

    /// <summary>It can be simulated, but it is probably not what was meant.</summary>
    Warning,

    /// <summary>It cannot be simulated.</summary>
    Error,
}
