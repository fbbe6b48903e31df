using System.Runtime.CompilerServices;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Which series answer for which metric of which HPA; looked up once for each version of an HPA's object.</summary>
internal sealed class MetricBindings(ClusterState state)
{
    private readonly Dictionary<MetricSpec, (HorizontalPodAutoscaler Autoscaler, IReadOnlyList<CustomMetric> Series)> _known =
        new(ReferenceComparer.Instance);

    /// <summary>The series; none when nobody serves the metric.</summary>
    public IReadOnlyList<CustomMetric> Of(MetricSpec metric, HorizontalPodAutoscaler autoscaler)
    {
        if (_known.TryGetValue(metric, out var known) && ReferenceEquals(known.Autoscaler, autoscaler))
            return known.Series;
        var series = ServedMetrics.Of(metric, autoscaler, state.Options.CustomMetrics, state.Objects);
        _known[metric] = (autoscaler, series);
        return series;
    }

    // By identity: comparing records field by field would cost more than the lookup saves.
    private sealed class ReferenceComparer : IEqualityComparer<MetricSpec>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(MetricSpec? x, MetricSpec? y) => ReferenceEquals(x, y);

        public int GetHashCode(MetricSpec obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
