using EShopSim.Cluster.Api;
using EShopSim.Cluster.ReplicaSets;
using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>A ReplicaSet object with the pods it owns; written through <see cref="ReplicaSetStore"/> only.</summary>
internal sealed class ReplicaSetObject(int index, string name, WorkloadState workload, TemplateRevision revision, SimTime createdAt)
{
    /// <summary>Position among all ReplicaSets.</summary>
    public int Index { get; } = index;

    /// <summary>The label that tells the pods of a Deployment's ReplicaSets apart.</summary>
    public const string TemplateHashLabel = "pod-template-hash";

    public string Name { get; } = name;

    /// <summary>The Deployment that owns it, or itself when none does.</summary>
    public WorkloadState Workload { get; } = workload;

    public TemplateRevision Revision { get; } = revision;

    public SimTime CreatedAt { get; } = createdAt;

    /// <summary>Labels of its pods: the template's, and the hash where a Deployment owns it.</summary>
    public IReadOnlyDictionary<string, string> PodLabels { get; } = workload.Ref.Kind == WorkloadKind.Deployment
        ? new Dictionary<string, string>(revision.Template.Labels, StringComparer.Ordinal) { [TemplateHashLabel] = name }
        : revision.Template.Labels;

    public int MinReadySeconds { get; init; }

    /// <summary>spec.replicas.</summary>
    public int SpecReplicas { get; set; }

    /// <summary>Annotation desired-replicas; null on a ReplicaSet that no Deployment owns.</summary>
    public int? DesiredReplicasAnnotation { get; set; }

    /// <summary>Annotation max-replicas.</summary>
    public int? MaxReplicasAnnotation { get; set; }

    /// <summary>Annotation revision.</summary>
    public int RevisionAnnotation { get; set; }

    /// <summary>status.replicas, as of the last sync.</summary>
    public int Replicas { get; set; }

    /// <summary>status.readyReplicas.</summary>
    public int ReadyReplicas { get; set; }

    /// <summary>status.availableReplicas.</summary>
    public int AvailableReplicas { get; set; }

    /// <summary>Events about it that may be sent: 25, and one more every 5 minutes (client-go/tools/record/events_cache.go).</summary>
    public ClientRateLimit EventTokens { get; } = new(1 / 300.0, 25);

    public bool Deleted { get; set; }

    /// <summary>Its pods, terminating ones included, in order of creation.</summary>
    public List<Pod> Pods { get; } = [];

    /// <summary>Pods it has made so far; names the next.</summary>
    public int PodsCreated { get; set; }

    /// <summary>The sync that is under way; null between syncs.</summary>
    public ReplicaSetSync? Sync { get; set; }

    /// <summary>Syncs in a row in which pods were refused.</summary>
    public int Refusals { get; set; }

    /// <summary>Why the last one was; empty when none is.</summary>
    public string LastRefusal { get; set; } = "";

    /// <summary>Whether its status says this already: then nothing is written.</summary>
    public bool HasStatus(int replicas, int ready, int available) => Replicas == replicas && ReadyReplicas == ready && AvailableReplicas == available;
}
