using System.Globalization;
using System.Text;
using EShopSim.Cluster.Api;
using EShopSim.Planning.Sizing;
using EShopSim.Reporting.Manifests;
using EShopSim.Reporting.Output;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Sizing;

/// <summary>A plan to apply: HPAs, patches of Deployments, and the same as settings of the scenario.</summary>
internal static class PlanManifests
{
    private const string SettingsName = "settings.txt";

    public static IEnumerable<ReportFile> Of(PlanResult plan) => plan.Loads.Where(l => l.Meets).SelectMany(load => OfLoad(plan.Problem.Scenario, load));

    public static bool IsSettings(ReportFile file) => file.Path.EndsWith(SettingsName, StringComparison.Ordinal);

    private static IEnumerable<ReportFile> OfLoad(Scenario scenario, LoadPlan load)
    {
        var folder = $"manifests/x{Figures.Digits(load.Load)}";
        foreach (var module in load.Modules)
        {
            if (module.Hpa is { } planned && scenario.Cluster.WriterOf(planned.Autoscaler) is { } writer)
            {
                // KEDA would undo a change of its HPA.
                var bounds = new Map { ["minReplicaCount"] = planned.Autoscaler.MinReplicas, ["maxReplicaCount"] = planned.Autoscaler.MaxReplicas };
                yield return ReportFile.OfText($"{folder}/{writer.Meta.Name}-scaledobject.patch.yaml", YamlTextWriter.Write(new Map { ["spec"] = bounds }));
            }
            else if (module.Hpa is { } hpa)
            {
                yield return ReportFile.OfText($"{folder}/{module.Module.Workload.Name}-hpa.yaml", HpaManifestText.Manifest(hpa.Autoscaler));
                yield return ReportFile.OfText($"{folder}/{module.Module.Workload.Name}-hpa.patch.yaml", HpaManifestText.Patch(module.Module.Autoscaler!, hpa.Autoscaler));
            }
            else
            {
                yield return ReportFile.OfText($"{folder}/{module.Module.Workload.Name}.patch.yaml", YamlTextWriter.Write(new Map { ["spec"] = new Map { ["replicas"] = module.Replicas } }));
            }
        }

        yield return ReportFile.OfText($"{folder}/{SettingsName}", Settings(scenario, load));
    }

    // One option per line: a response file of the command line.
    private static string Settings(Scenario scenario, LoadPlan load)
    {
        var text = new StringBuilder();
        foreach (var (pool, nodes) in scenario.NodePools.Zip(load.Provision.Nodes))
        {
            text.Append(CultureInfo.InvariantCulture, $"--set cluster.nodePools[{pool.Name}].count={nodes}\n");
            // Bounds of the Cluster Autoscaler that would contradict the count give way to it.
            if (pool.Min > nodes)
                text.Append(CultureInfo.InvariantCulture, $"--set cluster.nodePools[{pool.Name}].min={nodes}\n");
            if (pool.Max < nodes)
                text.Append(CultureInfo.InvariantCulture, $"--set cluster.nodePools[{pool.Name}].max={nodes}\n");
        }

        foreach (var module in load.Modules)
        {
            if (module.Hpa?.Autoscaler is not { } hpa)
            {
                text.Append(CultureInfo.InvariantCulture, $"--set {Kind(module.Module.Workload.Kind)}/{module.Module.Workload.Namespace}/{module.Module.Workload.Name}.spec.replicas={module.Replicas}\n");
                continue;
            }

            if (scenario.Cluster.WriterOf(hpa) is { } writer)
            {
                text.Append(CultureInfo.InvariantCulture, $"--set scaledobject/{writer.Meta.Namespace}/{writer.Meta.Name}.spec.minReplicaCount={hpa.MinReplicas}\n");
                text.Append(CultureInfo.InvariantCulture, $"--set scaledobject/{writer.Meta.Namespace}/{writer.Meta.Name}.spec.maxReplicaCount={hpa.MaxReplicas}\n");
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"--set hpa/{hpa.Meta.Namespace}/{hpa.Meta.Name}.spec.minReplicas={hpa.MinReplicas}\n");
            text.Append(CultureInfo.InvariantCulture, $"--set hpa/{hpa.Meta.Namespace}/{hpa.Meta.Name}.spec.maxReplicas={hpa.MaxReplicas}\n");
            if (module.Hpa.TargetWas is not null)
                text.Append(CultureInfo.InvariantCulture, $"--set hpa/{hpa.Meta.Namespace}/{hpa.Meta.Name}.spec.metrics[0].resource.target.averageUtilization={hpa.Metrics[0].Target}\n");
        }

        return text.ToString();
    }

    private static string Kind(WorkloadKind kind) => kind switch
    {
        WorkloadKind.StatefulSet => "statefulset",
        WorkloadKind.ReplicaSet => "replicaset",
        _ => "deployment",
    };
}
