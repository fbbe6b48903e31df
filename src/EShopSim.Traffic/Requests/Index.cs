namespace EShopSim.Traffic.Requests;

/// <summary>Indexes into pools and tables.</summary>
internal static class Index
{
    /// <summary>Names nothing.</summary>
    public const int None = -1;
}
