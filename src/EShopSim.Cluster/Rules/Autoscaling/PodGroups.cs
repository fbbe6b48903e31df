namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Pods sorted by what their samples are worth (groupPods in pkg/controller/podautoscaler/replica_calculator.go).</summary>
internal sealed class PodGroups
{
    private PodGroups(int sampleCapacity) => Samples = new List<PodValue>(sampleCapacity);

    /// <summary>Pods whose samples count.</summary>
    public int ReadyCount { get; private set; }

    /// <summary>Pods that are deleted or failed.</summary>
    public int IgnoredCount { get; private set; }

    /// <summary>Names of pods that are pending or not ready yet.</summary>
    public List<string> Unready { get; } = [];

    /// <summary>Names of pods without a sample.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>The samples left, those of pods that the selector does not know among them.</summary>
    public List<PodValue> Samples { get; }

    /// <summary>Groups the pods of a metric.</summary>
    public static PodGroups Of(PodMetricArguments arguments, ReplicaCalculatorSettings settings)
    {
        var metrics = arguments.Metrics.Metrics;
        var sampleOf = new Dictionary<string, int>(metrics.Count, StringComparer.Ordinal);
        for (var i = 0; i < metrics.Count; i++)
            sampleOf[metrics[i].PodName] = i;

        var dropped = new bool[metrics.Count];
        var groups = new PodGroups(metrics.Count + arguments.Pods.Count);
        foreach (var pod in arguments.Pods)
        {
            var sample = sampleOf.GetValueOrDefault(pod.Name, -1);
            if (!groups.Add(pod, sample < 0 ? null : metrics[sample], arguments, settings) && sample >= 0)
                dropped[sample] = true;
        }

        for (var i = 0; i < metrics.Count; i++)
            if (!dropped[i])
                groups.Samples.Add(new PodValue(metrics[i].PodName, metrics[i].ValueMilli));
        return groups;
    }

    // True when the pod's sample, if it has one, is kept.
    private bool Add(AutoscaledPod pod, PodMetric? sample, PodMetricArguments arguments, ReplicaCalculatorSettings settings)
    {
        if (pod.Deleted || pod.Phase == PodPhase.Failed)
        {
            IgnoredCount++;
            return false;
        }

        if (pod.Phase == PodPhase.Pending)
        {
            Unready.Add(pod.Name);
            return false;
        }

        if (sample is not { } metric)
        {
            Missing.Add(pod.Name);
            return false;
        }

        if (arguments.IsCpu && CpuReadiness.IsUnready(pod, metric, settings, arguments.Now))
        {
            Unready.Add(pod.Name);
            return false;
        }

        ReadyCount++;
        return true;
    }
}
