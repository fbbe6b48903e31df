namespace EShopSim.Formats;

/// <summary>Every kind of finding there is. Numbers are never reused.</summary>
public static class DiagnosticCodes
{
    // Reading the input: ESH0001 to ESH0011.
    internal static readonly DiagnosticCode CannotRead = Error("ESH0001", "A file or folder cannot be read.");
    internal static readonly DiagnosticCode Syntax = Error("ESH0002", "The text is not YAML (or JSON).");
    internal static readonly DiagnosticCode Template = Error("ESH0003", "A template expression was not filled in before the file was handed over.");
    internal static readonly DiagnosticCode TooLarge = Error("ESH0004", "The input is larger or more deeply nested than any real manifest.");
    internal static readonly DiagnosticCode DuplicateKey = Error("ESH0005", "A mapping has the same key twice.");
    internal static readonly DiagnosticCode NothingFound = Error("ESH0006", "A path or pattern leads to no document.");
    internal static readonly DiagnosticCode NotKubernetes = Error("ESH0007", "A document has no apiVersion and kind, so it is no Kubernetes object.");
    internal static readonly DiagnosticCode NotScenario = Error("ESH0008", "The file is no scenario, or not a single one.");
    internal static readonly DiagnosticCode Setting = Error("ESH0009", "A --set option cannot be applied.");
    internal static readonly DiagnosticCode TooManyFindings = Note("ESH0010", "There are more findings than are shown.");
    internal static readonly DiagnosticCode ExtendsItself = Error("ESH0011", "A scenario extends itself.");

    // References between things: from ESH0012.
    internal static readonly DiagnosticCode HpaTargetUnknown = Error("ESH0012", "An HPA targets a workload that no manifest defines (a warning where the manifests hold no workload at all).");
    internal static readonly DiagnosticCode HpaTargetKind = Warning("ESH0013", "An HPA targets a kind of object that is not simulated; the HPA is left out.");
    internal static readonly DiagnosticCode WorkloadUnknown = Error("ESH0014", "A module or event names a workload that no manifest defines.");
    internal static readonly DiagnosticCode WorkloadAmbiguous = Error("ESH0015", "A name fits several workloads.");
    internal static readonly DiagnosticCode OperationUnknown = Error("ESH0016", "A call, traffic mix or objective names an operation that no module has.");
    internal static readonly DiagnosticCode CallCycle = Error("ESH0017", "Operations call each other in a circle.");
    internal static readonly DiagnosticCode NodeUnknown = Error("ESH0018", "An event names a node or zone that does not exist.");
    internal static readonly DiagnosticCode NotAnEntry = Error("ESH0019", "An objective, or the order, is an operation that no traffic enters by.");
    internal static readonly DiagnosticCode DuplicateObject = Warning("ESH0020", "Two manifests define the same object; the last one counts, as with kubectl apply.");
    internal static readonly DiagnosticCode DuplicateName = Error("ESH0021", "A name that must be unique is used twice.");
    internal static readonly DiagnosticCode SelectorMismatch = Error("ESH0022", "A workload's selector does not match the labels of its own pods.");
    internal static readonly DiagnosticCode NoNodes = Error("ESH0023", "The cluster has no node.");
    internal static readonly DiagnosticCode PriorityClassUnknown = Warning("ESH0024", "A pod names a priority class that no manifest defines.");
    internal static readonly DiagnosticCode HpaRivals = Warning("ESH0025", "Two HPAs scale the same workload.");
    internal static readonly DiagnosticCode InitContainerUnknown = Error("ESH0050", "A module times an init container that the pods do not have.");

    internal static readonly DiagnosticCode Explanation = Error("ESH0030", "An --explain option cannot be answered.");
    internal static readonly DiagnosticCode MetricService = Error("ESH0031", "A metric is to be measured behind a Service that no manifest defines, or that selects no pods.");
    internal static readonly DiagnosticCode ContainerUnknown = Error("ESH0032", "A module names a container that its pods do not have.");
    internal static readonly DiagnosticCode QueueUnknown = Error("ESH0060", "An operation publishes to a queue that the scenario does not have.");
    internal static readonly DiagnosticCode DependencyUnknown = Error("ESH0061", "A call names a dependency that the scenario does not have.");
    internal static readonly DiagnosticCode PoolsDiffer = Error("ESH0062", "Calls from one module to the same target have pools of different sizes.");
    internal static readonly DiagnosticCode JourneyStepUnknown = Error("ESH0080", "A journey names a step that it does not have, or a goal that asks for nothing.");
    internal static readonly DiagnosticCode JourneyOverfull = Error("ESH0081", "The probabilities of a journey's next steps add up to more than 100 %.");
    internal static readonly DiagnosticCode JourneyEndless = Error("ESH0082", "Sessions arrive at a rate but never end.");
    internal static readonly DiagnosticCode JourneyStandsStill = Error("ESH0083", "Steps of a journey lead back to themselves without a request or a pause.");
    internal static readonly DiagnosticCode TriggerUnknown = Error("ESH0084", "A recovery names a trigger that is neither a traffic source nor an event with an end.");
    internal static readonly DiagnosticCode TriggerTooEarly = Error("ESH0085", "A recovery ends its trigger before it begins.");

    // Balancing: ESH0070 to ESH0079.
    internal static readonly DiagnosticCode KeptConnections = Error("ESH0070", "Kept connections are asked for where each request finds its own pod.");
    internal static readonly DiagnosticCode NoWeight = Error("ESH0071", "The weights of a VirtualService's route add up to nothing.");

    // Fields and values: from ESH0101.
    internal static readonly DiagnosticCode UnknownField = Error("ESH0101", "A field of the scenario does not exist.");
    internal static readonly DiagnosticCode MissingField = Error("ESH0102", "A required field is missing.");
    internal static readonly DiagnosticCode BadValue = Error("ESH0103", "A value has the wrong form.");
    internal static readonly DiagnosticCode OutOfRange = Error("ESH0104", "A value is outside its range.");
    internal static readonly DiagnosticCode Contradiction = Error("ESH0105", "Fields contradict or exclude each other.");
    internal static readonly DiagnosticCode OutsideDuration = Error("ESH0106", "An event, or the part of the run that an objective is about, lies after the scenario's end.");
    internal static readonly DiagnosticCode Trace = Error("ESH0107", "A traffic trace cannot be read.");

    // Manifests: from ESH0201.
    internal static readonly DiagnosticCode MisspeltField = Warning("ESH0201", "A manifest has a field that Kubernetes does not know but that resembles one it does.");
    internal static readonly DiagnosticCode IgnoredKinds = Note("ESH0202", "Kinds of objects that have no part in the simulation were left out.");
    internal static readonly DiagnosticCode OldApi = Note("ESH0203", "An object uses an API version that Kubernetes no longer serves; it is read all the same.");
    internal static readonly DiagnosticCode OwnedObjects = Note("ESH0204", "ReplicaSets that a Deployment owns were left out; the Deployment makes its own.");
    internal static readonly DiagnosticCode PreStopIgnored = Note("ESH0205", "A preStop hook that is not a sleep was left out.");
    internal static readonly DiagnosticCode IgnoredField = Warning("ESH0206", "A field has no effect in this API version.");
    internal static readonly DiagnosticCode UnknownVersion = Error("ESH0207", "A known kind comes in an API version that does not exist.");
    internal static readonly DiagnosticCode TooNew = Warning("ESH0208", "A field needs a newer Kubernetes than the scenario's.");
    internal static readonly DiagnosticCode PassingTaint = Note("ESH0209", "A taint that describes a node's passing state was left out.");

    // Advice: from ESH0301.
    internal static readonly DiagnosticCode HpaNeedsRequest = Warning("ESH0301", "An HPA on utilization scales pods without a request: it can never act.");
    internal static readonly DiagnosticCode ReplicasBesideHpa = Warning("ESH0302", "A workload sets replicas although an HPA scales it: every apply resets the HPA's work.");
    internal static readonly DiagnosticCode LimitBelowTarget = Warning("ESH0303", "The CPU limit is so low that the HPA's target can never be exceeded.");
    internal static readonly DiagnosticCode SelectsNothing = Warning("ESH0304", "A Service or PodDisruptionBudget selects no pod.");
    internal static readonly DiagnosticCode MinEqualsMax = Warning("ESH0305", "An HPA's minReplicas equals its maxReplicas: it can never scale.");
    internal static readonly DiagnosticCode BudgetAllowsNone = Warning("ESH0306", "A PodDisruptionBudget never allows a disruption: drains will hang.");
    internal static readonly DiagnosticCode NoReadinessProbe = Note("ESH0307", "A module takes time to start but has no readiness probe: its pods are taken as ready once they can answer, in a real cluster requests reach them before.");
    internal static readonly DiagnosticCode FitsNoNode = Warning("ESH0308", "A pod fits on no node: it will stay Pending.");
    internal static readonly DiagnosticCode HpaWithoutLoad = Warning("ESH0309", "An HPA scales a workload that has neither operations nor cpuDemand: its metrics stay at zero.");
    internal static readonly DiagnosticCode TraceTooShort = Warning("ESH0310", "A traffic trace ends before the scenario does.");
    internal static readonly DiagnosticCode MetricNotSimulated = Warning("ESH0311", "An HPA looks at a metric that nobody serves: it counts as unavailable.");
    internal static readonly DiagnosticCode ScaleUnderHpa = Warning("ESH0312", "An event scales a workload by hand that an HPA scales back.");
    internal static readonly DiagnosticCode NoLoad = Warning("ESH0313", "The scenario has neither traffic nor cpuDemand: nothing will happen.");
    internal static readonly DiagnosticCode PostStartIgnored = Note("ESH0340", "A postStart hook that is not a sleep was left out.");
    internal static readonly DiagnosticCode NeverReadyUnprobed = Warning("ESH0341", "A rollout is never ready, but its pods have no readiness probe that would notice.");
    internal static readonly DiagnosticCode LivenessTooEarly = Warning("ESH0342", "A liveness or startup probe gives up before the module has started: the pods restart for ever.");
    internal static readonly DiagnosticCode MemoryAboveLimit = Warning("ESH0343", "A module needs more memory than its container's limit: its pods are killed before they serve.");

    internal static readonly DiagnosticCode MetricUnused = Note("ESH0320", "A custom metric is declared that no HPA looks at.");
    internal static readonly DiagnosticCode QuotaScope = Warning("ESH0330", "A ResourceQuota has a scopeSelector; the quota is left out.");
    internal static readonly DiagnosticCode NeverAdmitted = Warning("ESH0331", "The pods of a workload are forbidden by limits, quotas, pod security or their priority: none will be created.");
    internal static readonly DiagnosticCode NobodyPublishes = Warning("ESH0350", "No operation publishes to a queue: its consumer gets nothing from it.");
    internal static readonly DiagnosticCode NobodyCalls = Warning("ESH0351", "No operation calls a dependency.");
    internal static readonly DiagnosticCode WatchTooLong = Warning("ESH0371", "A recovery is to be watched for longer than the scenario lasts.");
    internal static readonly DiagnosticCode JourneyStepUnreached = Warning("ESH0370", "No user ever comes to a step of a journey.");

    internal static readonly DiagnosticCode NeverEjects = Warning("ESH0360", "Outlier detection may never eject a pod: the percentage allowed is less than one of them.");
    internal static readonly DiagnosticCode IstioUnsimulated = Note("ESH0361", "A part of an Istio rule is not simulated.");
    internal static readonly DiagnosticCode IstioHost = Note("ESH0362", "An Istio rule is about a host that no Service defines.");
    internal static readonly DiagnosticCode IstioSubset = Warning("ESH0363", "A VirtualService leads to a subset that no DestinationRule defines: its requests would fail.");
    internal static readonly DiagnosticCode IstioLeftOut = Warning("ESH0364", "A module is in another mesh, or none: Istio's rules for it are left out.");
    internal static readonly DiagnosticCode IstioSplit = Warning("ESH0365", "A VirtualService splits requests between workloads in a way that cannot be simulated.");
    internal static readonly DiagnosticCode SpotIncomplete = Error("ESH0410", "A node pool has a share of spot nodes without their price, or the price without the share.");

    // Policies and autoscalers beyond the HPA: ESH0420 to ESH0439.
    internal static readonly DiagnosticCode CallsBlocked = Warning("ESH0420", "NetworkPolicies stop the calls of one module to another: they all fail.");
    internal static readonly DiagnosticCode NoNameResolution = Note("ESH0421", "A NetworkPolicy lets pods that call others not ask for names.");

    internal static readonly DiagnosticCode AutoscalerIdle = Warning("ESH0422", "Flags of the Cluster Autoscaler are given, but no node pool has a min or a max.");

    internal static readonly DiagnosticCode TriggerUnsimulated = Warning("ESH0423", "A trigger of a KEDA ScaledObject is not simulated; it is left out.");
    internal static readonly DiagnosticCode ScaledObjectUnsimulated = Note("ESH0424", "A part of a KEDA ScaledObject is not simulated.");

    internal static readonly DiagnosticCode Gated = Warning("ESH0425", "Pods have scheduling gates: they stay Pending.");

    internal static readonly DiagnosticCode ScaledObjectPaused = Warning("ESH0426", "A KEDA ScaledObject is paused, which is not simulated: it scales all the same.");

    internal static readonly DiagnosticCode NoCircuit = Warning("ESH0427", "A Service's annotations ask Linkerd for penalties that contradict each other: it breaks no circuit.");

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        CannotRead, Syntax, Template, TooLarge, DuplicateKey, NothingFound, NotKubernetes, NotScenario, Setting, TooManyFindings, ExtendsItself,
        HpaTargetUnknown, HpaTargetKind, WorkloadUnknown, WorkloadAmbiguous, OperationUnknown, CallCycle, NodeUnknown, NotAnEntry,
        DuplicateObject, DuplicateName, SelectorMismatch, NoNodes, PriorityClassUnknown, HpaRivals, Explanation, MetricService,
        ContainerUnknown, InitContainerUnknown, QueueUnknown, DependencyUnknown, PoolsDiffer, KeptConnections, NoWeight, JourneyStepUnknown, JourneyOverfull, JourneyEndless,
        JourneyStandsStill, TriggerUnknown, TriggerTooEarly, UnknownField, MissingField, BadValue, OutOfRange, Contradiction, OutsideDuration, Trace, MisspeltField,
        IgnoredKinds, OldApi, OwnedObjects, PreStopIgnored, IgnoredField, UnknownVersion, TooNew, PassingTaint, HpaNeedsRequest,
        ReplicasBesideHpa, LimitBelowTarget, SelectsNothing, MinEqualsMax, BudgetAllowsNone, NoReadinessProbe, FitsNoNode, HpaWithoutLoad,
        TraceTooShort, MetricNotSimulated, ScaleUnderHpa, NoLoad, MetricUnused, QuotaScope, NeverAdmitted, PostStartIgnored,
        NeverReadyUnprobed, LivenessTooEarly, MemoryAboveLimit, NobodyPublishes, NobodyCalls, NeverEjects, IstioUnsimulated, IstioHost, IstioSubset, IstioLeftOut,
        IstioSplit, JourneyStepUnreached, WatchTooLong, SpotIncomplete, CallsBlocked, NoNameResolution, AutoscalerIdle,
        TriggerUnsimulated, ScaledObjectUnsimulated, Gated, ScaledObjectPaused, NoCircuit,
    ];

    private static DiagnosticCode Error(string id, string meaning) => new(id, Severity.Error, meaning);

    private static DiagnosticCode Warning(string id, string meaning) => new(id, Severity.Warning, meaning);

    private static DiagnosticCode Note(string id, string meaning) => new(id, Severity.Note, meaning);
}
