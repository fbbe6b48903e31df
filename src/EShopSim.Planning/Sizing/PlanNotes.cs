using EShopSim.Cluster.Api;
using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>What a plan leaves out of a scenario, in sentences.</summary>
internal static class PlanNotes
{
    public static IReadOnlyList<string> Of(Scenario scenario)
    {
        var notes = new List<string>();
        if (scenario.Events.Count > 0)
            notes.Add("The scenario's events (rollouts, failures, scalings by hand) are not part of the peak that is planned for; they are part of the whole scenario.");
        if (scenario.Traffic.Any(s => s.Retries is not null) || scenario.Modules.Any(m => m.Operations.Any(o => o.Steps.Any(s => s.Calls.Any(c => c.Retries > 0)))))
            notes.Add("The estimate knows no retries; the simulation does.");
        if (scenario.Modules.Any(m => m.Operations.Any(o => o.Steps.Any(s => s.Calls.Any(c => c.Retry is not null || c.Hedge is not null || c.Pool is not null)))))
            notes.Add("The estimate knows no retry policies, hedges and connection pools; the simulation does.");
        if (scenario.Surroundings.Network is not null)
            notes.Add("The estimate knows no network delays beyond those of requests alone; the simulation does.");
        if (scenario.Surroundings.Queues.Count > 0)
            notes.Add("No objective watches how long messages wait in queues: their consumers get as many replicas as other objectives need, and at least what the rate of messages keeps busy.");
        if (scenario.Traffic.Any(s => s.Bursts.Count > 0 || s.Groups is not null))
            notes.Add("The estimate takes arrivals for independent; bursts and groups are in the simulation alone.");
        if (scenario.Modules.Any(m => m.Pauses is not null || m.WarmUp is not null))
            notes.Add("The estimate knows no pauses; pods are warm at the peak in both.");
        if (scenario.Modules.Any(m => m.CpuDemand is not null))
            notes.Add("Modules with cpuDemand keep their replicas: no objective depends on them. Their demand is taken at its highest.");
        foreach (var module in scenario.Modules.Where(m => m.Workload.Kind == WorkloadKind.DaemonSet))
            notes.Add($"{module.Name} runs on every node; its replicas follow the nodes and are not planned.");
        foreach (var scaled in scenario.Cluster.ScaledObjects)
            notes.Add($"KEDA writes HPA '{scaled.Autoscaler.Meta.Name}' from ScaledObject '{scaled.Meta.Name}' and would undo every change of it: its minimum and maximum are planned as minReplicaCount and maxReplicaCount of the ScaledObject, so that it does not go to zero; a target that the plan lowers is that of a trigger, and to be changed there by hand.");
        if (scenario.NodePools.Count == 0)
            notes.Add("All nodes come from manifests, so their number stays; describe node pools under spec.cluster to have it planned.");
        if (scenario.Cluster.Nodes.All(n => n.HourlyPrice == 0))
            notes.Add("No node has a price, so costs are in node-hours; give the pools an hourlyPrice.");
        return notes;
    }
}
