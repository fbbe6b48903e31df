namespace EShopSim.Traffic.Description;

/// <summary>Arrivals per second over time: consecutive linear segments that begin at zero; the rate is zero after the last.</summary>
public sealed class RateCurve
{
    /// <summary>Checks and keeps the segments.</summary>
    /// <exception cref="ArgumentException">The segments do not follow one another from zero, or a rate is negative or not finite.</exception>
    public RateCurve(IReadOnlyList<RateSegment> segments)
    {
        var at = TimeSpan.Zero;
        foreach (var segment in segments)
        {
            if (segment.Start != at || segment.End <= segment.Start)
                throw new ArgumentException($"a segment of {segment.Start} to {segment.End} does not follow {at}", nameof(segments));
            if (!(segment.StartPerSecond >= 0 && double.IsFinite(segment.StartPerSecond) && segment.EndPerSecond >= 0 && double.IsFinite(segment.EndPerSecond)))
                throw new ArgumentException($"rates are finite and not negative: {segment}", nameof(segments));
            at = segment.End;
        }

        Segments = segments;
    }

    /// <summary>The segments in order.</summary>
    public IReadOnlyList<RateSegment> Segments { get; }

    /// <summary>The same rate from the start to <paramref name="until"/>.</summary>
    public static RateCurve Constant(double perSecond, TimeSpan until) =>
        new([new RateSegment(TimeSpan.Zero, until, perSecond, perSecond)]);
}
