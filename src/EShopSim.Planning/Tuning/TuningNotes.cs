using EShopSim.Cluster.Api;
using EShopSim.Simulation;

namespace EShopSim.Planning.Tuning;

/// <summary>What a search leaves as it is, and why.</summary>
public static class TuningNotes
{
    /// <summary>The HPAs that may be tuned: those that no operator writes anew.</summary>
    public static IReadOnlyList<HorizontalPodAutoscaler> Tunable(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. scenario.Cluster.Autoscalers.Where(hpa => scenario.Cluster.WriterOf(hpa) is null)];
    }

    /// <summary>A sentence for each of the others.</summary>
    public static IReadOnlyList<string> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return
        [
            .. scenario.Cluster.Autoscalers.Select(hpa => (Hpa: hpa, Writer: scenario.Cluster.WriterOf(hpa))).Where(item => item.Writer is not null).Select(item =>
                $"HPA '{item.Hpa.Meta.Name}' is not tuned: KEDA writes it from ScaledObject '{item.Writer!.Meta.Name}' and would undo every change of it. It stays as it is; to try other values, compare variants of the ScaledObject, as scaledobject/{item.Writer.Meta.Name}.spec.minReplicaCount=4."),
        ];
    }
}
