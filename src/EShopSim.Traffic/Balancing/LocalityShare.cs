namespace EShopSim.Traffic.Balancing;

/// <summary>Envoy's priorities: the nearest pods take all requests until fewer than 1/1.4 of them are healthy, then only their share.</summary>
internal static class LocalityShare
{
    private const double OverprovisioningFactor = 1.4;

    /// <summary>The share of requests that stays near, 0 to 1.</summary>
    public static double Near(int healthyNear, int near, int healthyFar)
    {
        if (healthyNear == 0)
            return 0;
        return healthyFar == 0 ? 1 : Math.Min(1, OverprovisioningFactor * healthyNear / near);
    }
}
