using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Engine;
using EShopSim.Formats.Manifests.Objects;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Simulation;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>The cluster of a scenario: its node pools.</summary>
internal static class ClusterShapes
{
    /// <summary>Kubernetes is tested up to 5,000 nodes.</summary>
    private const int MaxNodes = 5000;

    private const int MaxBurst = 100_000;

    /// <summary>Stands for a capacity that could not be read: room for everything, so that no further finding follows from it.</summary>
    private static readonly ResourceList Unreadable = new(1L << 40, 1L << 60) { Pods = 110 };

    private static readonly Shape<ResourceList> Capacity = new ObjectShape<ResourceList>("a capacity", fields =>
    {
        var cpu = fields.Required("cpu", Scalar.Cpu, Unreadable.CpuMillicores!.Value, "CPU of a node, as \"8\" or 7500m.");
        var memory = fields.Required("memory", Scalar.Memory, Unreadable.MemoryBytes!.Value, "Memory of a node, as 32Gi.");
        var pods = fields.Optional("pods", Scalar.Whole, 110, "Most pods on a node. Default 110.");
        return values => new ResourceList(values.Get(cpu), values.Get(memory)) { Pods = values.Get(pods) };
    });

    private static readonly Shape<ResourceList> Reserved = new ObjectShape<ResourceList>("reserved resources", fields =>
    {
        var cpu = fields.Optional("cpu", Scalar.Cpu, 0, "CPU that the system keeps.");
        var memory = fields.Optional("memory", Scalar.Memory, 0, "Memory that the system keeps.");
        return values => new ResourceList(values.Get(cpu), values.Get(memory));
    });

    private static readonly Shape<NodePoolDeclaration> NodePool = new ObjectShape<NodePoolDeclaration>("a node pool", fields =>
    {
        var name = fields.Essential("name", new LocatedShape<string>(Scalar.Name), "The pool's name; its nodes are NAME-1, NAME-2 and so on.");
        var count = fields.Required("count", Scalar.Integer(0, MaxNodes), 1, "How many nodes.");
        var zones = fields.Optional("zones", new ListShape<string>(Scalar.AnyScalar), [], "Zones the nodes take in turn.");
        var capacity = fields.Required("capacity", Capacity, Unreadable, "What one node has.");
        var reserved = fields.Optional("reserved", Reserved, new ResourceList(0, 0), "What the system keeps of it; the rest is allocatable.");
        var price = fields.Optional("hourlyPrice", NumberShapes.NotNegative, 0.0, "Price of a node for an hour, on demand, in a currency of your own. Default 0.");
        var spotShare = fields.Optional("spotShare", NumberShapes.Fraction, 0.0, "Share of the nodes that are spot nodes, as 0.5 or 50%. Default 0.");
        var spotPrice = fields.Optional("spotHourlyPrice", NumberShapes.NotNegative, 0.0, "Price of a spot node for an hour.");
        var min = fields.MaybeValue("min", Scalar.Integer(0, MaxNodes), "Nodes at least: the Cluster Autoscaler takes the others away when nobody needs them. Default: count.");
        var max = fields.MaybeValue("max", Scalar.Integer(0, MaxNodes), "Nodes at most: the Cluster Autoscaler adds them for pods that find no room. Default: count.");
        var provisioning = fields.Maybe("provisioning", DistributionShape.Instance, "From the order of a machine until its node is ready. Default 60s.");
        var labels = fields.Optional("labels", MetadataShapes.Strings, MetadataShapes.NoStrings, "Further labels of the nodes.");
        var taints = fields.Optional("taints", new ListShape<Taint>(NodeShape.Taint), [], "Taints of the nodes.");
        return values =>
        {
            var (whole, kept) = (values.Get(capacity), values.Get(reserved));
            if (kept.CpuMillicores > whole.CpuMillicores || kept.MemoryBytes > whole.MemoryBytes)
                values.Report(DiagnosticCodes.OutOfRange, reserved, "more is reserved than a node has");
            var allocatable = whole with { CpuMillicores = Math.Max(0, whole.CpuMillicores!.Value - kept.CpuMillicores!.Value), MemoryBytes = Math.Max(0, whole.MemoryBytes!.Value - kept.MemoryBytes!.Value) };
            if (values.Has(spotShare) != values.Has(spotPrice))
                values.Report(DiagnosticCodes.SpotIncomplete, values.Has(spotShare) ? spotShare : spotPrice, "spotShare and spotHourlyPrice belong together: which share of the nodes, at which price; give both");
            if (values.Get(min) > values.Get(count))
                values.Report(DiagnosticCodes.Contradiction, min, "min is above count, the number of nodes at the beginning");
            if (values.Get(max) < values.Get(count))
                values.Report(DiagnosticCodes.Contradiction, max, "max is below count, the number of nodes at the beginning");
            if (values.Has(provisioning) && !values.Has(max))
                values.Report(DiagnosticCodes.Contradiction, provisioning, "provisioning has no meaning without max: no machine is ever ordered");
            return new NodePoolDeclaration(values.Get(name), new NodePool(values.Get(name).Value, values.Get(count), allocatable)
            {
                Capacity = whole,
                Zones = values.Get(zones),
                HourlyPrice = values.Get(price),
                Min = values.Get(min),
                Max = values.Get(max),
                ProvisioningSeconds = values.Get(provisioning) ?? new ConstantDistribution(60),
                SpotShare = values.Get(spotShare),
                SpotHourlyPrice = values.Get(spotPrice),
                Labels = values.Get(labels),
                Taints = values.Get(taints),
            });
        };
    });

    private static readonly Shape<ControllerClientDeclaration> ControllerClient = new ObjectShape<ControllerClientDeclaration>("a controller's client", fields =>
    {
        var rate = fields.Optional("requestsPerSecond", NumberShapes.NotNegative, 20.0, "Requests per second, events among them: --kube-api-qps of the controller manager. 0: no limit. Default 20.");
        var burst = fields.Optional("burst", Scalar.Integer(1, MaxBurst), 30, "Requests at once after a pause: --kube-api-burst. Default 30.");
        return values => new ControllerClientDeclaration(values.Get(rate), values.Get(burst));
    });

    private static readonly Shape<ClusterAutoscalerOptions> Autoscaler = new ObjectShape<ClusterAutoscalerOptions>("a cluster autoscaler", fields =>
    {
        var defaults = new ClusterAutoscalerOptions();
        var expander = fields.MaybeValue("expander", Scalar.Choice(("random", Expander.Random), ("least-waste", Expander.LeastWaste), ("most-pods", Expander.MostPods), ("least-nodes", Expander.LeastNodes)), "How it chooses between pools. Default: least-waste, before 1.33 random.");
        var scan = fields.Optional("scanInterval", TimeShapes.AtLeast(TimeSpan.FromSeconds(1)), defaults.ScanInterval, "From look to look. Default 10s.");
        var unneeded = fields.Optional("scaleDownUnneededTime", TimeShapes.Duration, defaults.UnneededTime, "How long a node must be unneeded until it goes. Default 10m.");
        var delay = fields.Optional("scaleDownDelayAfterAdd", TimeShapes.Duration, defaults.DelayAfterAdd, "How long no node goes after one was added. Default 10m.");
        var threshold = fields.Optional("scaleDownUtilizationThreshold", NumberShapes.Fraction, defaults.UtilizationThreshold, "A node of which more is requested is needed. Default 50%.");
        var late = fields.Optional("maxNodeProvisionTime", TimeShapes.AtLeast(TimeSpan.FromSeconds(1)), defaults.MaxProvisionTime, "A machine that takes longer is given up. Default 15m.");
        return values => new ClusterAutoscalerOptions
        {
            Expander = values.Get(expander),
            ScanInterval = values.Get(scan),
            UnneededTime = values.Get(unneeded),
            DelayAfterAdd = values.Get(delay),
            UtilizationThreshold = values.Get(threshold),
            MaxProvisionTime = values.Get(late),
        };
    });

    internal static readonly Shape<ClusterDeclaration> Cluster = new ObjectShape<ClusterDeclaration>("a cluster", fields =>
    {
        var state = fields.Optional("initialState", Scalar.Choice(("running", InitialState.Running), ("empty", InitialState.Empty)), InitialState.Running, "running: the initial replicas are ready at time 0 (the default); empty: the manifests are applied at time 0.");
        var pools = fields.Optional("nodePools", new ListShape<NodePoolDeclaration>(NodePool), [], "Nodes, where the manifests bring none.");
        var client = fields.Optional("controllerClient", ControllerClient, new ClusterDeclaration().ControllerClient, "How often the ReplicaSet controller may ask the API.");
        var autoscaler = fields.Optional("autoscaler", Autoscaler, new ClusterAutoscalerOptions(), "Flags of the Cluster Autoscaler, which runs where a pool has a min or a max.");
        return values =>
        {
            if (values.Has(autoscaler) && !values.Get(pools).Any(static pool => pool.Pool.IsAutoscaled))
                values.Report(DiagnosticCodes.AutoscalerIdle, autoscaler, "no node pool has a min or a max, so the Cluster Autoscaler has nothing to do");
            return new ClusterDeclaration { InitialState = values.Get(state), NodePools = values.Get(pools), ControllerClient = values.Get(client), Autoscaler = values.Get(autoscaler) };
        };
    });
}
