namespace EShopSim.Traffic.Balancing;

/// <summary>Which zone each pod is allotted to with topology-mode Auto (staging/src/k8s.io/endpointslice/topologycache).</summary>
internal static class TopologyHints
{
    private const double OverloadThreshold = 0.2;

    /// <summary>The zone of each pod; null where no hints are given: fewer than two zones, a zone without CPU known, or too few pods.</summary>
    /// <param name="podZones">The zone where each pod is.</param>
    /// <param name="zoneCpu">CPU of the nodes of each zone.</param>
    public static int[]? Allot(ReadOnlySpan<int> podZones, ReadOnlySpan<double> zoneCpu)
    {
        var total = 0.0;
        foreach (var cpu in zoneCpu)
            total += cpu;
        if (zoneCpu.Length < 2 || podZones.Length < zoneCpu.Length || podZones.Contains(-1) || total <= 0)
            return null;
        var desired = new double[zoneCpu.Length];
        var least = 0;
        for (var zone = 0; zone < desired.Length; zone++)
        {
            desired[zone] = podZones.Length * zoneCpu[zone] / total;
            least += (int)Math.Ceiling(desired[zone] / (1 + OverloadThreshold));
        }

        return least > podZones.Length ? null : Donate(podZones.ToArray(), desired);
    }

    // Each pod is first its own zone's; then the zone with the most too many gives to the one with the most too few, half pods rounded.
    private static int[] Donate(int[] hints, double[] desired)
    {
        var surplus = new double[desired.Length];
        for (var zone = 0; zone < desired.Length; zone++)
            surplus[zone] = hints.Count(hint => hint == zone) - desired[zone];
        while (true)
        {
            var giver = MostOf(surplus, 1);
            var taker = MostOf(surplus, -1);
            if (surplus[giver] < 0.5 || -surplus[taker] < 0.5 || surplus[giver] - surplus[taker] < 1)
                return hints;
            hints[Array.IndexOf(hints, giver)] = taker;
            surplus[giver]--;
            surplus[taker]++;
        }
    }

    private static int MostOf(double[] surplus, int sign)
    {
        var most = 0;
        for (var zone = 1; zone < surplus.Length; zone++)
        {
            if (sign * surplus[zone] > sign * surplus[most])
                most = zone;
        }

        return most;
    }
}
