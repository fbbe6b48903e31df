namespace EShopSim.Formats.Shapes;

/// <summary>What became of a scalar.</summary>
internal enum ScalarVerdict
{
    /// <summary>It was read.</summary>
    Good,

    /// <summary>It has another form.</summary>
    BadForm,

    /// <summary>Its form is right, its value outside the range.</summary>
    OutOfRange,
}
