using System.Globalization;
using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Disruption;

namespace EShopSim.Conformance.Tests;

/// <summary>Computes the status of a PodDisruptionBudget.</summary>
internal static class BudgetCase
{
    public static object Run(JsonElement item, KubernetesVersion version)
    {
        var isValid = TryBound(item.Get("minAvailable"), out var minAvailable);
        isValid &= TryBound(item.Get("maxUnavailable"), out var maxUnavailable);
        var controllers = item.Items("controllers").ToArray();
        var status = DisruptionBudget.Compute(new BudgetArguments
        {
            Version = version,
            MinAvailable = minAvailable,
            MaxUnavailable = maxUnavailable,
            Pods = [.. item.Items("pods").Select(pod => Read(pod, controllers))],
            DisruptedPods = item.Get("disrupted")?.EnumerateObject()
                .Select(entry => new DisruptedPod(entry.Name, Clock.Now.Before(entry.Value.GetDouble()))).ToArray() ?? [],
            Now = Clock.Now,
        });
        if (status.Error is not null)
            return new { error = "no-controller-ref" };
        if (!isValid)
            return new { error = "invalid-value" };
        return new
        {
            disruptionsAllowed = status.DisruptionsAllowed,
            currentHealthy = status.CurrentHealthy,
            desiredHealthy = status.DesiredHealthy,
            expectedPods = status.ExpectedPods,
            disruptedPods = status.DisruptedPods.Select(pod => pod.Name).Order(StringComparer.Ordinal),
        };
    }

    private static ProtectedPod Read(JsonElement pod, JsonElement[] controllers)
    {
        var index = pod.Get("controller")?.GetInt32();
        return new ProtectedPod(pod.Text("name"), pod.Text("ready") == "True")
        {
            Deleted = pod.Flag("deleted"),
            Controller = index?.ToString(CultureInfo.InvariantCulture),
            ControllerReplicas = index is { } known ? controllers[known].Int("replicas") : 0,
        };
    }

    // Text that is no percentage still makes Kubernetes look for the controllers first.
    private static bool TryBound(JsonElement? value, out IntOrPercent? bound)
    {
        bound = null;
        if (value is not { } given)
            return true;
        if (given.ValueKind == JsonValueKind.Number)
        {
            bound = IntOrPercent.Count(given.GetInt32());
            return true;
        }

        var isPercent = IntOrPercent.TryParsePercent(given.GetString()!, out var percent);
        bound = isPercent ? percent : IntOrPercent.Percent(0);
        return isPercent;
    }
}
