namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What the pods of a metric request (calculateRequests in replica_calculator.go).</summary>
internal static class PodRequests
{
    /// <summary>Requests in thousandths by pod. Every selected pod must have one, even those whose samples are ignored.</summary>
    public static MetricError? TryRead(PodMetricArguments arguments, KubernetesVersion version, out Dictionary<string, long> requests)
    {
        requests = new Dictionary<string, long>(arguments.Pods.Count, StringComparer.Ordinal);
        var countsSidecars = version >= KubernetesVersion.V1_35;
        foreach (var pod in arguments.Pods)
        {
            if (countsSidecars && arguments.Container is null && pod.PodRequestMilli is { } podRequest)
            {
                requests[pod.Name] = podRequest;
                continue;
            }

            var sum = 0L;
            var found = false;
            if (!TrySum(pod.Containers, arguments.Container, ref sum, ref found)
                || (countsSidecars && !TrySum(pod.Sidecars, arguments.Container, ref sum, ref found)))
                return MetricError.MissingRequest;
            if (countsSidecars && arguments.Container is not null && !found)
                return MetricError.ContainerNotInPod;
            requests[pod.Name] = sum;
        }

        return null;
    }

    private static bool TrySum(IReadOnlyList<ContainerRequest> containers, string? only, ref long sum, ref bool found)
    {
        foreach (var container in containers)
        {
            if (only is not null && !string.Equals(only, container.Name, StringComparison.Ordinal))
                continue;
            found = true;
            if (container.RequestMilli is not { } request)
                return false;
            sum += request;
        }

        return true;
    }
}
