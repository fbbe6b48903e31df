using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Turns loads into rate curves that last as long as the scenario.</summary>
internal static class RateCurves
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    internal static RateCurve Of(StepsLoad load, TimeSpan end)
    {
        var curve = new CurveBuilder(end);
        for (var i = 0; i < load.Steps.Count; i++)
        {
            var rate = load.Steps[i].Rate;
            curve.Add(i + 1 < load.Steps.Count ? load.Steps[i + 1].At : end, rate, rate);
        }

        return curve.Build();
    }

    internal static RateCurve Of(StagesLoad load, TimeSpan end)
    {
        var curve = new CurveBuilder(end);
        var rate = load.Start;
        foreach (var (duration, target) in load.Stages)
        {
            if (curve.IsFull)
                break;
            curve.Add(curve.At + duration, rate, target);
            rate = target;
        }

        curve.Add(end, rate, rate);
        return curve.Build();
    }

    internal static RateCurve Of(DailyLoad load, TimeSpan end)
    {
        var curve = new CurveBuilder(end);
        if (load.Points.Count == 0)
            return curve.Build();
        var midnight = AtMidnight(load.Points);
        for (var day = TimeSpan.Zero; !curve.IsFull; day += Day)
        {
            var rate = midnight;
            foreach (var (at, next) in load.Points)
            {
                curve.Add(day + at, rate, next);
                rate = next;
            }

            curve.Add(day + Day, rate, midnight);
        }

        return curve.Build();
    }

    internal static RateCurve Of(ArrivalRateLoad load, TimeSpan end)
    {
        var curve = new CurveBuilder(end);
        curve.Add(load.StartTime, 0, 0);
        var rate = load.Start;
        foreach (var (duration, target) in load.Stages)
        {
            curve.Add(curve.At + duration, rate, target);
            rate = target;
        }

        return curve.Build();
    }

    /// <summary>Each row holds until the next; the last one lasts as long as the one before it.</summary>
    internal static RateCurve Of(IReadOnlyList<TraceRow> rows, TraceLoad load, TimeSpan end)
    {
        var curve = new CurveBuilder(end);
        var begin = TimeSpan.Zero;
        do
        {
            for (var i = 0; i < rows.Count && !curve.IsFull; i++)
            {
                var until = i + 1 < rows.Count ? rows[i + 1].At : TraceRow.EndOf(rows);
                var rate = rows[i].PerSecond * load.Scale;
                curve.Add(begin + ((until - rows[0].At) / load.Speed), rate, rate);
            }

            // Where compression leaves no time at all, repeating would never fill the run.
            if (curve.At == begin)
                break;
            begin = curve.At;
        }
        while (load.Tile && !curve.IsFull);

        return curve.Build();
    }

    /// <summary>All parts together; a part that has ended adds nothing.</summary>
    internal static RateCurve Sum(IReadOnlyList<RateCurve> parts)
    {
        var segments = new List<RateSegment>();
        var at = new int[parts.Count];
        var start = TimeSpan.Zero;
        foreach (var end in parts.SelectMany(part => part.Segments).Select(segment => segment.End).Distinct().Order())
        {
            double from = 0, to = 0;
            for (var i = 0; i < parts.Count; i++)
            {
                if (at[i] == parts[i].Segments.Count)
                    continue;
                var segment = parts[i].Segments[at[i]];
                from += RateAt(segment, start);
                to += RateAt(segment, end);
                if (segment.End == end)
                    at[i]++;
            }

            segments.Add(new RateSegment(start, end, from, to));
            start = end;
        }

        return new RateCurve(segments);
    }

    private static double RateAt(RateSegment segment, TimeSpan time) =>
        segment.StartPerSecond + ((segment.EndPerSecond - segment.StartPerSecond) * ((time - segment.Start) / (segment.End - segment.Start)));

    // Between the last point of a day and the first of the next.
    private static double AtMidnight(IReadOnlyList<(TimeSpan At, double Rate)> points)
    {
        var (first, last) = (points[0], points[^1]);
        var gap = first.At + Day - last.At;
        return last.Rate + ((first.Rate - last.Rate) * ((Day - last.At) / gap));
    }
}
