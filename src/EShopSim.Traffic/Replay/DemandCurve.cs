using EShopSim.Engine;
using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Replay;

/// <summary>A demand over time: linear between its points, constant before the first and after the last. A jump is two points at one time.</summary>
internal sealed class DemandCurve
{
    private readonly long[] _ticks;
    private readonly double[] _cores;

    /// <exception cref="ArgumentException">There is no point, times go backwards, or a demand is negative or not finite.</exception>
    public DemandCurve(IReadOnlyList<DemandPoint> points)
    {
        if (points.Count == 0)
            throw new ArgumentException("a demand curve has at least one point", nameof(points));
        for (var i = 0; i < points.Count; i++)
        {
            if (i > 0 && points[i].At < points[i - 1].At)
                throw new ArgumentException($"the point at {points[i].At} comes after one at {points[i - 1].At}", nameof(points));
            if (!(points[i].Millicores >= 0 && double.IsFinite(points[i].Millicores)))
                throw new ArgumentException($"a demand of {points[i].Millicores} is negative or not finite", nameof(points));
        }

        _ticks = [.. points.Select(point => point.At.Ticks)];
        _cores = [.. points.Select(point => point.Millicores / 1000)];
    }

    /// <summary>The integral of min(demand, ceiling) between two instants, in core-seconds.</summary>
    public double Integral(SimTime from, SimTime to, double ceilingCores)
    {
        var sum = 0.0;
        var at = from.Ticks;
        var next = FirstAfter(at);
        while (at < to.Ticks)
        {
            var end = next < _ticks.Length ? Math.Min(_ticks[next], to.Ticks) : to.Ticks;
            sum += Trapezoid(CoresAt(at, next), CoresAt(end, next), ceilingCores) * (end - at);
            at = end;
            next++;
        }

        return sum / TimeSpan.TicksPerSecond;
    }

    /// <summary>How long the demand lies above a level between two instants, in seconds.</summary>
    public double SecondsAbove(SimTime from, SimTime to, double levelCores)
    {
        var sum = 0.0;
        var at = from.Ticks;
        var next = FirstAfter(at);
        while (at < to.Ticks)
        {
            var end = next < _ticks.Length ? Math.Min(_ticks[next], to.Ticks) : to.Ticks;
            sum += PartAbove(CoresAt(at, next), CoresAt(end, next), levelCores) * (end - at);
            at = end;
            next++;
        }

        return sum / TimeSpan.TicksPerSecond;
    }

    // The part of a stretch on which the line from one value to the other lies above the level.
    private static double PartAbove(double start, double end, double level)
    {
        var (low, high) = start < end ? (start, end) : (end, start);
        if (high <= level)
            return 0;
        return low >= level ? (high > level ? 1 : 0) : (high - level) / (high - low);
    }

    // The mean of min(line, ceiling) over a stretch on which the line goes from one value to the other.
    private static double Trapezoid(double start, double end, double ceiling)
    {
        var (low, high) = start < end ? (start, end) : (end, start);
        if (high <= ceiling)
            return (low + high) / 2;
        if (low >= ceiling)
            return ceiling;
        var above = (high - ceiling) / (high - low);
        return (above * ceiling) + ((1 - above) * (low + ceiling) / 2);
    }

    private int FirstAfter(long ticks)
    {
        var low = 0;
        var high = _ticks.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ticks[middle] <= ticks)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // The value on the stretch that ends at the point `next`.
    private double CoresAt(long ticks, int next)
    {
        if (next == 0)
            return _cores[0];
        if (next >= _ticks.Length)
            return _cores[^1];
        var (left, right) = (_ticks[next - 1], _ticks[next]);
        return left == right
            ? _cores[next]
            : _cores[next - 1] + ((_cores[next] - _cores[next - 1]) * (ticks - left) / (right - left));
    }
}
