namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>How far a simulated column of the series agrees with the recorded one.</summary>
/// <param name="Share">Share of seconds whose value the other shows at that second or at most the allowed shift from it.</param>
/// <param name="LargestDifference">The most that a second is off, the shift allowed.</param>
internal readonly record struct Agreement(double Share, int LargestDifference)
{
    public static Agreement Of(IReadOnlyList<int?> recorded, IReadOnlyList<int> simulated, int shiftSeconds)
    {
        int agreed = 0, largest = 0;
        for (var second = 0; second < recorded.Count; second++)
        {
            var difference = Math.Min(Nearest(recorded[second], simulated, second), NearestRecorded(recorded, simulated[second], second));
            largest = Math.Max(largest, difference);
            if (difference == 0)
                agreed++;
        }

        return new Agreement(agreed / (double)recorded.Count, largest);

        int Nearest(int? value, IReadOnlyList<int> others, int second)
        {
            var least = int.MaxValue;
            for (var other = Math.Max(0, second - shiftSeconds); other <= Math.Min(others.Count - 1, second + shiftSeconds); other++)
                least = Math.Min(least, value is { } known ? Math.Abs(known - others[other]) : 0);
            return least;
        }

        int NearestRecorded(IReadOnlyList<int?> others, int value, int second)
        {
            var least = int.MaxValue;
            for (var other = Math.Max(0, second - shiftSeconds); other <= Math.Min(others.Count - 1, second + shiftSeconds); other++)
                least = Math.Min(least, others[other] is { } known ? Math.Abs(known - value) : 0);
            return least;
        }
    }
}
