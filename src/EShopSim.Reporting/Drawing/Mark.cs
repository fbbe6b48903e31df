namespace EShopSim.Reporting.Drawing;

/// <summary>An event: a vertical line through all panels, named at the top.</summary>
internal sealed record Mark(double Seconds, string Label)
{
    /// <summary>False for a name without a line, such as that of a shaded stretch.</summary>
    public bool HasLine { get; init; } = true;
}
