using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Object and External metrics: the simulated cluster has no adapter that serves them, so they can never be read.</summary>
internal sealed class UnservedMetricSource : MetricSource
{
    /// <inheritdoc/>
    public override MetricProposal Propose(MetricSpec metric, MetricQuery query, ReplicaCalculatorSettings settings) =>
        new(metric, ReplicaCalculation.Failed(MetricError.NoMetrics));
}
