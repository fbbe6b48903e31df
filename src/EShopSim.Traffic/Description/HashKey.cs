namespace EShopSim.Traffic.Description;

/// <summary>What consistent hashing hashes.</summary>
public enum HashKey
{
    /// <summary>The client on whose behalf the call is made, however deep: a header or cookie that is passed on.</summary>
    Client,

    /// <summary>Each request by itself.</summary>
    Request,
}
