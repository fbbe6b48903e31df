using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster;

/// <summary>How a control plane is set up; the defaults are Kubernetes'.</summary>
public sealed record ControlPlaneOptions
{
    /// <summary>Whose semantics hold.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.V1_35;

    /// <summary>What the cluster looks like at time zero.</summary>
    public InitialState InitialState { get; init; } = InitialState.Running;

    /// <summary>How long pods take to start and stop; a workload that is absent takes the defaults of <see cref="PodTiming"/>.</summary>
    public IReadOnlyList<PodTiming> PodTimings { get; init; } = [];

    /// <summary>Age, at time zero, of everything that was running before.</summary>
    public TimeSpan InitialAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Time from sync to sync of each HPA.</summary>
    public TimeSpan HpaSyncPeriod { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Instant of the first HPA sync; null draws it.</summary>
    public TimeSpan? FirstHpaSync { get; init; }

    /// <summary>Time from scrape to scrape of the metrics pipeline.</summary>
    public TimeSpan MetricResolution { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Instant of the first scrape; null draws it.</summary>
    public TimeSpan? FirstScrape { get; init; }

    /// <summary>Age of what a scrape reads: the kubelet itself measures only every so often. At least 0, less than <see cref="MetricResolution"/>.</summary>
    public TimeSpan MetricLag { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How usage is spread over containers; in a workload that is absent the main container does all the work.</summary>
    public IReadOnlyList<ContainerLoad> ContainerLoads { get; init; } = [];

    /// <summary>What the metrics pipeline serves besides CPU, memory and the well-known names.</summary>
    public IReadOnlyList<CustomMetric> CustomMetrics { get; init; } = [];

    /// <summary>Time from look to look of the node monitor: 5 s, and what one look takes.</summary>
    public TimeSpan NodeMonitorPeriod { get; init; } = TimeSpan.FromMilliseconds(5050);

    /// <summary>An instant at which the node monitor looks; null draws it.</summary>
    public TimeSpan? FirstNodeMonitor { get; init; }

    /// <summary>An instant at which the pod garbage collector looks, as it does every 20 s; null draws it.</summary>
    public TimeSpan? FirstPodCollection { get; init; }

    /// <summary>An instant at which every node renews its lease, as it does every 10 s; null draws one for each node.</summary>
    public TimeSpan? FirstLeaseRenewal { get; init; }

    /// <summary>An instant at which the scheduler looks for pods whose back-off is over, as it does every second; at least 0.</summary>
    public TimeSpan FirstSchedulerTick { get; init; }

    /// <summary>How long a write takes to reach those who watch.</summary>
    public TimeSpan WatchDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Requests per second that the client of the ReplicaSet controller may make, its events among them (<c>--kube-api-qps</c>); 0 for no limit.</summary>
    public double ControllerRequestsPerSecond { get; init; } = 20;

    /// <summary>Requests that it may make at once after a pause (<c>--kube-api-burst</c>); at least 1.</summary>
    public int ControllerRequestBurst { get; init; } = 30;

    /// <summary>Seconds from a pod's change to the proxies knowing it; drawn once for each change.</summary>
    public Distribution EndpointPropagationSeconds { get; init; } = new UniformDistribution(0.1, 1.5);

    /// <summary>Time from the binding to the start of the image pull: volumes, sandbox, network.</summary>
    public TimeSpan SandboxCreation { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the registry takes to say that an image is the same as before (imagePullPolicy Always), or that there is none.</summary>
    public TimeSpan RegistryAnswer { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The feature gate of that name: StatefulSets heed maxUnavailable. Off by default, as in the last patch releases.</summary>
    public bool MaxUnavailableStatefulSet { get; init; }

    /// <summary>The Cluster Autoscaler's flags; it runs where there are node groups.</summary>
    public ClusterAutoscalerOptions ClusterAutoscaler { get; init; } = new();

    /// <summary>How far into a second of the wall clock time zero lies (API timestamps know whole seconds); from 0 to under 1 s.</summary>
    public TimeSpan ClockSubSecond { get; init; }

    /// <summary>Which of equally good nodes a pod gets, where that is known from a recording; null, or the answer null, leaves it to the lot.</summary>
    internal Func<Pod, IReadOnlyList<NodeState>, NodeState?>? KnownLot { get; init; }
}
