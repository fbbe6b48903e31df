using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.State;

/// <summary>One version of a workload's pod template; two revisions are equal only if they are the same object.</summary>
internal sealed class TemplateRevision(int number, PodTemplate template, PodTiming timing, KubernetesVersion version)
{
    /// <summary>Its number in the workload, from 1; a rollback does not change it.</summary>
    public int Number { get; } = number;

    /// <summary>The template.</summary>
    public PodTemplate Template { get; } = template;

    /// <summary>How long pods of this version take to start and to stop.</summary>
    public PodTiming Timing { get; } = timing;

    /// <summary>What a pod of this version asks of its node.</summary>
    public PodResources Resources { get; } = PodResources.Of(template, version);

    /// <summary>The nodes its pods may run on at all.</summary>
    public RequiredNodeAffinity NodeAffinity { get; } = RequiredNodeAffinity.Of(template);
}
