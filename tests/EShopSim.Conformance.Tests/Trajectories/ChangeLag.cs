namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>How late a simulated run makes the changes that were recorded.</summary>
internal static class ChangeLag
{
    /// <summary>The largest lag, in seconds, of the changes that both have within reach of each other; null when there is none.</summary>
    public static double? Of(IReadOnlyList<SizeChange> recorded, IReadOnlyList<SizeChange> simulated, double reachSeconds)
    {
        double? largest = null;
        foreach (var change in recorded.Skip(1))
        {
            double? nearest = null;
            foreach (var other in simulated)
            {
                var lag = other.Seconds - change.Seconds;
                if (other.Replicas == change.Replicas && Math.Abs(lag) <= reachSeconds && (nearest is null || Math.Abs(lag) < Math.Abs(nearest.Value)))
                    nearest = lag;
            }

            if (nearest is { } found && (largest is null || Math.Abs(found) > Math.Abs(largest.Value)))
                largest = found;
        }

        return largest;
    }
}
