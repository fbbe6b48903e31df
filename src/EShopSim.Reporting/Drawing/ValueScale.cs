namespace EShopSim.Reporting.Drawing;

/// <summary>How a panel's values are laid out.</summary>
internal enum ValueScale
{
    /// <summary>Linear from zero.</summary>
    Linear,

    /// <summary>Linear from zero, with ticks at whole numbers only.</summary>
    Whole,

    /// <summary>Logarithmic.</summary>
    Logarithmic,
}
