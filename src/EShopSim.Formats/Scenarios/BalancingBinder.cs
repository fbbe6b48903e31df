using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Manifests.Objects;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Works out how requests to each workload find a pod: kube-proxy and its Service first, else its mesh, then Istio's rules, then what the scenario says.</summary>
internal sealed class BalancingBinder(ManifestObjects manifests, ScenarioDeclaration scenario, Findings findings)
{
    private readonly Dictionary<Workload, VirtualService[]> _routes = [];

    internal IReadOnlyList<Module> Bind(ModuleBinder modules)
    {
        var balanced = Balance(modules);
        var splits = new RouteSplits(manifests, modules, balanced, findings);
        return [.. balanced.Select((module, i) => _routes.TryGetValue(modules.Bound[i].Workload, out var rules) ? module with { Routes = splits.Of(i, rules) } : module)];
    }

    private IReadOnlyList<Module> Balance(ModuleBinder modules) =>
    [
        .. modules.Modules.Select((module, i) => module with
        {
            Balancing = Bind(modules.Bound[i].Workload, modules.Bound[i].Module),
            PropagatesDeadlines = modules.Bound[i].Module.Value.PropagatesDeadlines,
            CancelsAbandonedWork = modules.Bound[i].Module.Value.CancelsAbandonedWork,
        }),
    ];

    private LoadBalancing Bind(Workload workload, Keyed<ModuleDeclaration> module)
    {
        Manifest<Service>[] services = [.. manifests.Services.Items.Where(service => service.Object.Selects(workload.Ref.Namespace, workload.Template.Labels))];
        DestinationRule[] rules = [.. manifests.DestinationRules.Items.Select(item => item.Object).Where(rule => IsOneOf(services, rule.Host.Value, rule.Namespace))];
        VirtualService[] routes = [.. manifests.VirtualServices.Items.Select(item => item.Object).Where(rule => Leads(services, rule))];
        var hasRules = rules.Length + routes.Length > 0;
        var mesh = module.Value.Mesh ?? (hasRules ? Mesh.Istio : Mesh.None);
        var balancing = MeshDefaults.Of(mesh, OfService(services, workload));
        if (mesh == Mesh.Istio)
            balancing = routes.Aggregate(rules.Aggregate(balancing, (made, rule) => rule.Policy(made)), (made, rule) => rule.Policy(made));
        else if (hasRules)
            findings.Add(DiagnosticCodes.IstioLeftOut, module.Key.At, $"module '{module.Name}' is not in Istio's mesh: what the manifests' DestinationRules and VirtualServices say of it is left out");
        balancing = module.Value.Balancing?.Invoke(balancing) ?? balancing;
        if (mesh == Mesh.Istio)
            _routes[workload] = routes;
        Check(workload, module, balancing);
        return balancing;
    }

    private LoadBalancing OfService(IReadOnlyList<Manifest<Service>> services, Workload workload)
    {
        // Callers use the Service of the workload's own name, if there is one, else the first with an address.
        var manifest = services.FirstOrDefault(item => item.Object.Meta.Name == workload.Ref.Name) ?? services.FirstOrDefault(item => !item.Object.Headless);
        var service = manifest?.Object;
        var balancing = new LoadBalancing { Policy = scenario.KubeProxy };
        return service is null or { Headless: true } ? balancing with { Policy = BalancingPolicy.Random } : balancing with
        {
            ClientAffinity = service.ClientIpAffinity ? service.ClientIpTimeout : null,
            Topology = TopologyOf(service),
            IsExternallyLocal = service.IsExternallyLocal,
            Accrual = LinkerdAnnotations.AccrualOf(manifest!, findings),
        };
    }

    // trafficDistribution is served from 1.31, its newer words from 1.35 (KEP-4444, KEP-3015); hints by annotation are older, and so is the internal policy.
    private TopologyPreference TopologyOf(Service service)
    {
        if (service.IsInternallyLocal)
            return scenario.KubernetesVersion > KubernetesVersion.V1_20 ? TopologyPreference.LocalOnly : TopologyPreference.None;
        if (service.TrafficDistribution.Length > 0 && scenario.KubernetesVersion >= KubernetesVersion.V1_35)
            return service.TrafficDistribution is "PreferSameNode" ? TopologyPreference.SameNode : TopologyPreference.SameZone;
        return service.HasTopologyHints && scenario.KubernetesVersion > KubernetesVersion.V1_20 ? TopologyPreference.Auto : TopologyPreference.None;
    }

    private bool IsOneOf(IReadOnlyList<Manifest<Service>> services, string host, string @namespace) =>
        IstioHosts.Find(manifests, host, @namespace) is { } service && services.Contains(service);

    // A host that is no Service stands for a gateway: its requests are those of the Services it leads to.
    private bool Leads(IReadOnlyList<Manifest<Service>> services, VirtualService rule) =>
        rule.Hosts.Any(host => IstioHosts.Find(manifests, host.Value, rule.Namespace) is not null)
            ? rule.Hosts.Any(host => IsOneOf(services, host.Value, rule.Namespace))
            : rule.Destinations.Any(destination => IsOneOf(services, destination.Host.Value, rule.Namespace));

    private void Check(Workload workload, Keyed<ModuleDeclaration> module, LoadBalancing balancing)
    {
        if (balancing.Connections is not null && BalancingShapes.IsPerRequest(balancing.Policy) && module.Value.Mesh is not (null or Mesh.None))
            findings.Add(DiagnosticCodes.KeptConnections, module.Key.At, $"module '{module.Name}' keeps connections, but its mesh chooses a pod for each request, whatever its connection; leave one of the two out");
        if (balancing.Outliers is not { AlwaysEjectOne: false } outliers)
            return;
        var most = manifests.AutoscalerOf(workload.Ref)?.Object.MaxReplicas ?? workload.Replicas ?? 1;
        if (workload.Ref.Kind != WorkloadKind.DaemonSet && outliers.MaxEjectionFraction * most < 1)
            findings.Add(DiagnosticCodes.NeverEjects, module.Key.At, FormattableString.Invariant($"outlier detection never ejects a pod of '{module.Name}': maxEjectionPercent {outliers.MaxEjectionFraction * 100:0.##} of at most {most} {(most == 1 ? "pod" : "pods")} is less than one; raise it"));
    }
}
