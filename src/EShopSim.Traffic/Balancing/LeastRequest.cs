namespace EShopSim.Traffic.Balancing;

/// <summary>Envoy's LEAST_REQUEST for hosts of equal weight: the power of two choices (source/extensions/load_balancing_policies/least_request).</summary>
internal static class LeastRequest
{
    /// <summary>Draws <paramref name="choices"/> pods, perhaps the same one again, and takes the first of those with the fewest requests.</summary>
    public static int Pick(EndpointView view, ulong key, int choices)
    {
        var best = Draw.Below(view.Count, key, 0);
        for (var i = 1; i < choices; i++)
        {
            var other = Draw.Below(view.Count, key, (ulong)i);
            if (view[other].Active < view[best].Active)
                best = other;
        }

        return best;
    }
}
