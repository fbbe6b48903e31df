using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>One of the metrics APIs, as the HPA controller reads it.</summary>
internal abstract class MetricSource
{
    /// <summary>How many replicas a metric asks for, or why it cannot say.</summary>
    public abstract MetricProposal Propose(MetricSpec metric, MetricQuery query, ReplicaCalculatorSettings settings);
}
