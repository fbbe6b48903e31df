using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>Reduces a series to what a picture can show, keeping every peak and dip.</summary>
internal static class Thinning
{
    private const int MostPoints = 2000;
    private const int PointsPerBucket = 3;

    /// <summary>
    /// The points of a series; beyond some 2,000 each stretch keeps its least, its greatest and its last value, at their own times.
    /// A stretch without any value stays a gap; flat stretches keep their ends.
    /// </summary>
    /// <param name="times">Times of the samples, ascending.</param>
    /// <param name="values">Their values.</param>
    /// <param name="start">What ends before this is left out, but for the last sample.</param>
    /// <param name="end">What begins after this is left out, but for the first sample.</param>
    public static List<Coordinates> Points(IReadOnlyList<double> times, IReadOnlyList<float> values, double start, double end)
    {
        var first = 0;
        while (first + 1 < times.Count && times[first + 1] <= start)
            first++;
        var last = times.Count;
        while (last - 2 >= first && times[last - 2] >= end)
            last--;
        var count = last - first;
        var points = new List<Coordinates>(Math.Min(count, MostPoints));
        var buckets = count <= MostPoints ? count : MostPoints / PointsPerBucket;
        for (var b = 0; b < buckets; b++)
            AddBucket(points, times, values, first + (int)((long)b * count / buckets), first + (int)((b + 1L) * count / buckets));
        return points;
    }

    private static void AddBucket(List<Coordinates> points, IReadOnlyList<double> times, IReadOnlyList<float> values, int from, int until)
    {
        int least = -1, greatest = -1, last = -1;
        for (var i = from; i < until; i++)
        {
            if (!float.IsFinite(values[i]))
                continue;
            last = i;
            if (least < 0 || values[i] < values[least])
                least = i;
            if (greatest < 0 || values[i] > values[greatest])
                greatest = i;
        }

        if (last < 0)
        {
            points.Add(new Coordinates(times[from], double.NaN));
            return;
        }

        Add(points, times, values, Math.Min(least, greatest));
        if (greatest != least)
            Add(points, times, values, Math.Max(least, greatest));
        if (last > Math.Max(least, greatest))
            Add(points, times, values, last);
    }

    private static void Add(List<Coordinates> points, IReadOnlyList<double> times, IReadOnlyList<float> values, int i)
    {
        double value = values[i];
        if (points.Count >= 2 && points[^1].Y == value && points[^2].Y == value)
            points.RemoveAt(points.Count - 1);
        points.Add(new Coordinates(times[i], value));
    }
}
