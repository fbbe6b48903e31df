using EShopSim.Cluster;
using EShopSim.Engine;

namespace EShopSim.Simulation.Metrics;

/// <summary>Reads a given curve; time only goes on.</summary>
internal sealed class CurveSeries(GivenCurve curve) : IMetricSeries
{
    private int _next;

    public double? Scrape(SimTime now)
    {
        var points = curve.Points;
        var at = now - SimTime.Zero;
        while (_next < points.Count && points[_next].At <= at)
            _next++;
        if (points.Count == 0)
            return null;
        if (_next == 0 || _next == points.Count)
            return points[Math.Max(0, _next - 1)].Value;
        var (from, to) = (points[_next - 1], points[_next]);
        return from.Value + ((to.Value - from.Value) * ((at - from.At) / (to.At - from.At)));
    }
}
