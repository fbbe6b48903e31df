namespace EShopSim.Cluster;

/// <summary>How a <see cref="Quantity"/> is written.</summary>
public enum QuantityFormat
{
    /// <summary>With suffixes of powers of ten: <c>12M</c>, <c>250m</c>.</summary>
    DecimalSI,

    /// <summary>With suffixes of powers of 1024: <c>12Mi</c>.</summary>
    BinarySI,

    /// <summary>With an exponent: <c>12e6</c>.</summary>
    DecimalExponent,
}
