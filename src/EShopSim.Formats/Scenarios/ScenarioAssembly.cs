using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Checks;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Formats.Settings;
using EShopSim.Formats.Shapes;
using EShopSim.Simulation;

namespace EShopSim.Formats.Scenarios;

/// <summary>Puts a scenario together from its file, its manifests and the command line.</summary>
internal static class ScenarioAssembly
{
    internal static Scenario? Read(ScenarioInput input, Findings findings)
    {
        var settings = SettingList.Parse(input.Settings, findings);
        var layers = ScenarioLayers.Read(input, findings);
        ScenarioDeclaration? declaration = null;
        if (layers?.Document is { } document)
            ScenarioShape.Instance.TryRead(settings.ApplyToScenario(document, findings), new ReadContext(findings, strict: true), out declaration);

        // Manifests are read even when the scenario is broken: all findings come at once.
        var documents = ReadManifests(input, layers, declaration, findings);
        documents = settings.ApplyToManifests(documents, findings);
        var manifests = ManifestBinder.Bind(documents, findings);
        var version = Version(input, declaration, findings);
        if (declaration is null)
            return null;
        return Bind(declaration with { KubernetesVersion = version }, layers!, manifests, findings);
    }

    private static List<ManifestDocument> ReadManifests(ScenarioInput input, ScenarioLayers? layers, ScenarioDeclaration? declaration, Findings findings)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var documents = new List<ManifestDocument>();
        foreach (var pattern in declaration?.Manifests ?? [])
            ManifestInput.Read(pattern.Value, layers!.FolderOf(pattern.Node), pattern.Node.At, known, documents, findings);
        var standardInput = string.Equals(input.Path, Files.InputFiles.StandardInputName, StringComparison.Ordinal) ? null : input.StandardInput;
        ManifestInput.Read(input.ManifestPaths, standardInput, known, documents, findings);
        return documents;
    }

    private static KubernetesVersion Version(ScenarioInput input, ScenarioDeclaration? declaration, Findings findings)
    {
        var version = declaration?.KubernetesVersion ?? KubernetesVersion.V1_35;
        if (input.KubernetesVersion is null)
            return version;
        var option = new YamlScalar(new Position("--kubernetes-version " + input.KubernetesVersion, 1, 1), input.KubernetesVersion, plain: true);
        return NumberShapes.Version.TryRead(option, new ReadContext(findings, strict: true), out var chosen) ? chosen : version;
    }

    private static Scenario Bind(ScenarioDeclaration scenario, ScenarioLayers layers, ManifestObjects manifests, Findings findings)
    {
        var duration = scenario.Duration.Value;
        var nodes = NodePools.Of(scenario, manifests, findings);
        var workloads = manifests.Workloads();
        var lookup = new WorkloadLookup(workloads, findings);
        var modules = new ModuleBinder(lookup, findings);
        modules.Bind(scenario.Modules);
        var surroundings = new SurroundingBinder(modules.Operations, findings).Bind(scenario);
        modules.Operations.Check();
        var traffic = new TrafficBinder(modules.Operations, layers, duration, findings);
        var sources = traffic.Bind(scenario.Traffic);
        var events = new EventBinder(lookup, manifests, nodes, duration, findings).Bind(scenario.Events);
        var recovery = RecoveryBinder.Bind(scenario, sources, findings);
        var objectives = ObjectiveBinder.Bind(scenario, modules.Operations, traffic.Entries, findings);
        var metrics = new MetricBinder(lookup, manifests, modules.Operations, traffic.Entries, [.. scenario.Queues.Select(queue => queue.Name)], layers, findings).Bind(scenario.Metrics);
        CustomMetric[] served = [.. metrics.Select(metric => metric.Metric)];
        ClusterChecks.Run(manifests, NodePools.WithPossible(nodes, scenario), served, scenario.FeatureGates, scenario.KubernetesVersion, isComplete: true, findings);
        MetricAdvice.CheckUsed(scenario.Metrics, served, manifests.ToCluster(), findings);
        ScenarioAdvice.Check(scenario, modules, manifests, findings);
        return new Scenario
        {
            Name = scenario.Name,
            Description = scenario.Description,
            KubernetesVersion = scenario.KubernetesVersion,
            MaxUnavailableStatefulSet = scenario.FeatureGates.MaxUnavailableStatefulSet,
            Duration = duration,
            Warmup = scenario.Warmup,
            Seed = scenario.Seed,
            RecordEvery = scenario.RecordEvery,
            ClusterAutoscaler = scenario.ClusterAutoscaler,
            NodePools = [.. scenario.NodePools.Select(pool => pool.Pool)],
            OrderOperation = OrderBinder.Bind(scenario.Order, modules.Operations, traffic.Entries, sources, findings),
            Cluster = ContainerBinder.WithMain(manifests.ToCluster(), modules.Bound.Select(bound => bound.Workload)) with { Nodes = nodes },
            InitialState = scenario.InitialState,
            ControllerRequestsPerSecond = scenario.ControllerClient.RequestsPerSecond,
            ControllerRequestBurst = scenario.ControllerClient.Burst,
            PodTimings = modules.Timings,
            ContainerLoads = modules.ContainerLoads,
            Modules = new NetworkPolicyBinder(manifests, findings).Bind(new BalancingBinder(manifests, scenario, findings).Bind(modules), workloads),
            Surroundings = surroundings,
            Traffic = sources,
            Metrics = metrics,
            Events = events,
            Objectives = objectives,
            Recovery = recovery,
        };
    }
}
