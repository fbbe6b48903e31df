using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Several metrics taken together (computeReplicasForMetrics in horizontal.go).</summary>
/// <param name="Replicas">The highest proposal; null when the sync must not scale.</param>
/// <param name="Winner">The metric that made it.</param>
/// <param name="FirstFailure">The first metric that failed; null when none did.</param>
internal sealed record MetricsVerdict(int? Replicas, MetricProposal? Winner, MetricProposal? FirstFailure)
{
    /// <summary>
    /// The highest proposal wins. In 1.20 only the failure of all metrics stops the sync; later one failure is enough when
    /// the others ask for fewer replicas.
    /// </summary>
    public static MetricsVerdict Of(HpaArguments arguments)
    {
        MetricProposal? winner = null, firstFailure = null;
        int replicas = 0, failures = 0;
        foreach (var proposal in InOrderOfEvaluation(arguments))
        {
            if (proposal.Calculation.Error is not null)
            {
                firstFailure ??= proposal;
                failures++;
            }
            else if (replicas == 0 || proposal.Calculation.Replicas > replicas)
            {
                (winner, replicas) = (proposal, proposal.Calculation.Replicas);
            }
        }

        var stops = failures >= arguments.Proposals.Count
            || (arguments.Version >= KubernetesVersion.V1_28 && failures > 0 && replicas < arguments.SpecReplicas);
        return new MetricsVerdict(stops ? null : replicas, winner, firstFailure);
    }

    // autoscaling/v1, which 1.20 works on, holds the CPU target in a field of its own that is read last.
    private static IEnumerable<MetricProposal> InOrderOfEvaluation(HpaArguments arguments) =>
        arguments.Version >= KubernetesVersion.V1_28
            ? arguments.Proposals
            : arguments.Proposals.OrderBy(IsCpuUtilization);

    private static bool IsCpuUtilization(MetricProposal proposal) =>
        proposal.Metric is { Source: MetricSourceType.Resource, Name: "cpu", TargetType: MetricTargetType.Utilization };
}
