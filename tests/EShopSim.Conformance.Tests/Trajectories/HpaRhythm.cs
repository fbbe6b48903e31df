namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>The instants at which an HPA is synced: 15 s after the end of the sync before.</summary>
/// <remarks>
/// Half of all recorded intervals are at most 15.01 s: a sync takes 5 to 14 ms. When the controller has forgotten the API's resources, as
/// it does every 30 s, the first HPA that comes spends half a second on asking for them. Which HPA that is depends on the others in the cluster.
/// </remarks>
internal static class HpaRhythm
{
    /// <summary>From sync to sync.</summary>
    public const double PeriodSeconds = 15 + 0.0075;

    private const double DiscoverySeconds = 0.5;

    /// <summary>The syncs after the first, when those that asked for the API's resources are the recorded ones.</summary>
    public static double[] WithDiscovery(IReadOnlyList<double> recorded)
    {
        var syncs = new double[recorded.Count];
        syncs[0] = recorded[0];
        for (var i = 1; i < syncs.Length; i++)
            syncs[i] = syncs[i - 1] + PeriodSeconds + (DiscoverySeconds * Math.Round((recorded[i] - recorded[i - 1] - PeriodSeconds) / DiscoverySeconds));
        return syncs[1..];
    }
}
