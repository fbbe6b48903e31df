namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Brings raw scores of the candidate nodes to 0…100.</summary>
public static class ScoreNormalization
{
    /// <summary>In proportion to the highest (plugins/helper/normalize_score.go); <paramref name="reverse"/> where less is better.</summary>
    public static long[] Proportional(IReadOnlyList<long> scores, bool reverse)
    {
        var max = 0L;
        foreach (var score in scores)
            max = Math.Max(max, score);
        var normalized = new long[scores.Count];
        for (var i = 0; i < normalized.Length; i++)
        {
            var share = max == 0 ? 0 : ResourceScores.MaxNodeScore * scores[i] / max;
            normalized[i] = reverse ? ResourceScores.MaxNodeScore - share : share;
        }

        return normalized;
    }

    /// <summary>From the lowest to the highest, as for pod affinity (plugins/interpodaffinity/scoring.go); all 0 when they are alike.</summary>
    public static long[] Spread(IReadOnlyList<long> scores)
    {
        long min = long.MaxValue, max = long.MinValue;
        foreach (var score in scores)
            (min, max) = (Math.Min(min, score), Math.Max(max, score));
        var normalized = new long[scores.Count];
        for (var i = 0; i < normalized.Length && max > min; i++)
            normalized[i] = (long)(ResourceScores.MaxNodeScore * ((double)(scores[i] - min) / (max - min)));
        return normalized;
    }
}
