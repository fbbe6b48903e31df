using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Sizing;

/// <summary>The traffic of a scenario at its busiest moment, held.</summary>
internal static class PeakTraffic
{
    /// <summary>When all sources together ask for the most; the first such moment.</summary>
    public static TimeSpan PeakTime(IReadOnlyList<TrafficSource> traffic)
    {
        var moments = traffic.SelectMany(Moments).Append(TimeSpan.Zero).Distinct().Order().ToArray();

        // Users count by themselves where there are no rates; mixed with rates a user asks about once a second.
        return moments.MaxBy(at => traffic.Sum(source => LevelAt(source, at)));
    }

    /// <summary>The sources as they are at a moment, times a factor, for as long as <paramref name="duration"/>.</summary>
    public static IReadOnlyList<TrafficSource> Held(IReadOnlyList<TrafficSource> traffic, TimeSpan at, double factor, TimeSpan duration) =>
        [.. traffic.Where(source => LevelAt(source, at) > 0).Select(source => Held(source, at, factor, duration))];

    /// <summary>A source from its beginning to its end, times a factor.</summary>
    public static TrafficSource Times(TrafficSource source, double factor) => source with
    {
        Rate = new RateCurve([.. source.Rate.Segments.Select(s => s with { StartPerSecond = s.StartPerSecond * factor, EndPerSecond = s.EndPerSecond * factor })]),
        Users = source.Users is { } users ? users with { Stages = [.. users.Stages.Select(s => s with { From = (int)Math.Round(s.From * factor), To = (int)Math.Round(s.To * factor) })] } : null,
        Limit = Scaled(source.Limit, factor),
    };

    /// <summary>Arrivals per second, or users, at a moment; the greater of both sides of a jump.</summary>
    public static double LevelAt(TrafficSource source, TimeSpan at) => source.Users is { } users
        ? users.Stages.Where(s => s.Start <= at && at <= s.End).Select(s => Between(s.From, s.To, s.Start, s.End, at)).DefaultIfEmpty(0).Max()
        : source.Rate.Segments.Where(s => s.Start <= at && at <= s.End).Select(s => Between(s.StartPerSecond, s.EndPerSecond, s.Start, s.End, at)).DefaultIfEmpty(0).Max();

    private static TrafficSource Held(TrafficSource source, TimeSpan at, double factor, TimeSpan duration)
    {
        var level = LevelAt(source, at) * factor;
        if (source.Users is { } users)
        {
            var count = Math.Max(1, (int)Math.Round(level));
            return source with { Users = users with { Stages = [new UserStage(TimeSpan.Zero, duration, count, count)] } };
        }

        return source with
        {
            Rate = RateCurve.Constant(level, duration),
            Limit = Scaled(source.Limit, factor),
        };
    }

    private static UserLimit? Scaled(UserLimit? limit, double factor) =>
        limit is null ? null : new UserLimit((int)Math.Ceiling(limit.Allocated * factor), (int)Math.Ceiling(limit.Most * factor));

    private static IEnumerable<TimeSpan> Moments(TrafficSource source) => source.Users is { } users
        ? users.Stages.SelectMany(s => new[] { s.Start, s.End })
        : source.Rate.Segments.SelectMany(s => new[] { s.Start, s.End });

    private static double Between(double from, double to, TimeSpan start, TimeSpan end, TimeSpan at) =>
        end > start ? from + ((to - from) * ((at - start) / (end - start))) : to;
}
