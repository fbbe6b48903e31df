namespace EShopSim.Cluster.Rules;

/// <summary>Turns a computed number of replicas into the 32-bit count that the API holds.</summary>
internal static class ReplicaCount
{
    /// <summary>
    /// A double truncated to an int. What lies outside the range became the smallest int on amd64
    /// until the newest calculators, which stop at the bounds instead.
    /// </summary>
    public static int FromDouble(double value, KubernetesVersion version)
    {
        if (version >= KubernetesVersion.V1_35)
            return (int)value;
        return value is > -2147483649.0 and < 2147483648.0 ? (int)value : int.MinValue;
    }

    /// <summary>The smallest count that is not below <paramref name="value"/>.</summary>
    public static int Ceiling(double value, KubernetesVersion version) => FromDouble(Math.Ceiling(value), version);
}
