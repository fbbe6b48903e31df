using EShopSim.Engine;
using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Arrivals;

/// <summary>Arrival times of a non-homogeneous Poisson process by inversion of the cumulative rate (Çınlar, 1975): no draw is thrown away.</summary>
/// <param name="curve">The rate.</param>
/// <param name="slack">An arrival less than this before the end of a segment belongs to the next; below 0, one as little after it belongs to it still. For whole numbers that sums of products miss by a hair.</param>
internal sealed class RateInversion(RateCurve curve, double slack = 0)
{
    private readonly RateSegment[] _segments = [.. curve.Segments];
    private int _segment;
    private double _mass;

    /// <summary>The instant at which the expected number of arrivals has grown by <paramref name="mass"/> since the last; false when the rate ends before.</summary>
    public bool TryAdvance(double mass, out SimTime at)
    {
        _mass += mass;
        while (_segment < _segments.Length)
        {
            ref readonly var segment = ref _segments[_segment];
            var duration = (segment.End - segment.Start).TotalSeconds;
            var whole = duration * (segment.StartPerSecond + segment.EndPerSecond) / 2;
            if (_mass < whole - slack)
            {
                at = SimTime.Zero + segment.Start + TimeSpan.FromTicks(Offset(segment, duration, _mass));
                return true;
            }

            _mass -= whole;
            _segment++;
        }

        at = SimTime.MaxValue;
        return false;
    }

    // The root of start·x + slope·x²/2 = mass, in the form that loses no digits when the slope is small.
    private static long Offset(in RateSegment segment, double duration, double mass)
    {
        var start = segment.StartPerSecond;
        var slope = (segment.EndPerSecond - start) / duration;
        var root = Math.Sqrt(Math.Max(0, (start * start) + (2 * slope * mass)));
        var seconds = mass > 0 ? Math.Min(duration, 2 * mass / (start + root)) : 0;
        return (long)Math.Round(seconds * TimeSpan.TicksPerSecond);
    }
}
