using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests;

/// <summary>Calls the step of a rollout that a case names.</summary>
internal static class DeploymentCase
{
    private static readonly object Error = new { error = true };

    public static object Run(JsonElement item, KubernetesVersion version)
    {
        if (!TryBound(item.Get("maxSurge"), out var surge) || !TryBound(item.Get("maxUnavailable"), out var unavailable))
            return Error;
        var deployment = new DeploymentState(item.Int("replicas"))
        {
            Recreate = item.Text("strategy") == "Recreate",
            MaxSurge = surge,
            MaxUnavailable = unavailable,
            StatusReplicas = item.Int("statusReplicas"),
        };
        var newOne = item.Get("new") is { } element ? ReadReplicaSet(element) : null;
        var old = item.Items("old").Select(ReadReplicaSet).ToArray();
        switch (item.Text("kind"))
        {
            case "fenceposts":
                return WriteFenceposts(deployment);
            case "newReplicas":
                return new { replicas = RollingUpdate.NewReplicas(deployment, newOne!, old) };
            case "reconcileNew":
                return Write(RollingUpdate.ReconcileNew(deployment, newOne!, old), newOne, old);
            case "reconcileOld":
                return Write(RollingUpdate.ReconcileOld(deployment, newOne!, old), newOne, old);
            case "cleanupUnhealthy":
                return Write(RollingUpdate.CleanupUnhealthy(old, item.Int("maxCleanup")), newOne, old);
            case "scaleDownOld":
                return Write(RollingUpdate.ScaleDownOld(deployment, newOne, old), newOne, old);
            case "sync":
                return Write(RollingUpdate.Sync(deployment, newOne!, old), newOne, old);
            case "scale":
                return Write(ProportionalScaling.Scale(deployment, newOne, old, version), newOne, old);
            case "proportion":
                return new { proportion = ProportionalScaling.GetProportion(deployment, newOne!, item.Int("toAdd"), item.Int("added"), version) };
            case "rollout":
                return new { trace = Rollout(item, deployment, newOne!, old) };
            default:
                throw new InvalidDataException($"unknown kind {item.Text("kind")}");
        }
    }

    /// <summary>Whether a ReplicaSet of the case says that it may have no pods.</summary>
    public static bool HasEmptyAnnotation(JsonElement item) =>
        item.Items("old").Append(item.Get("new") ?? default)
            .Any(replicaSet => replicaSet.ValueKind == JsonValueKind.Object && replicaSet.Get("maxAnnotation")?.GetInt32() == 0);

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
        bound = percent;
        return isPercent;
    }

    private static ReplicaSetState ReadReplicaSet(JsonElement item) => new(item.Text("name"), item.Int("replicas"), item.Int("available"))
    {
        CreatedAt = item.Get("created") is { } seconds ? SimTime.FromSeconds(seconds.GetDouble()) : null,
        DesiredReplicasAnnotation = item.Get("desiredAnnotation")?.GetInt32(),
        MaxReplicasAnnotation = item.Get("maxAnnotation")?.GetInt32(),
    };

    private static object WriteFenceposts(DeploymentState deployment)
    {
        var fenceposts = Fenceposts.Resolve(deployment.MaxSurge, deployment.MaxUnavailable, deployment.Replicas);
        return new
        {
            surge = fenceposts.Surge,
            unavailable = fenceposts.Unavailable,
            maxSurge = deployment.MaxSurgePods,
            maxUnavailable = deployment.MaxUnavailablePods,
            minAvailable = deployment.MinAvailable,
        };
    }

    private static object Write(RolloutStep step, ReplicaSetState? newOne, ReplicaSetState[] old)
    {
        if (step.Error is not null)
            return Error;
        var all = newOne is null ? old : [.. old, newOne];
        return new
        {
            scaled = step.Scaled,
            count = step.Scales.Sum(scale => scale.From - scale.To),
            sizes = all.ToDictionary(replicaSet => replicaSet.Name, replicaSet => Size(step, replicaSet), StringComparer.Ordinal),
        };
    }

    private static int Size(RolloutStep step, ReplicaSetState replicaSet)
    {
        foreach (var scale in step.Scales.Reverse())
            if (scale.Name == replicaSet.Name)
                return scale.To;
        return replicaSet.Replicas;
    }

    private static List<int[]> Rollout(JsonElement item, DeploymentState deployment, ReplicaSetState newOne, ReplicaSetState[] old)
    {
        var trace = new List<int[]>();
        foreach (var step in item.Items("steps"))
        {
            deployment = deployment with { Replicas = step.Get("replicas")?.GetInt32() ?? deployment.Replicas };
            newOne = newOne with { AvailableReplicas = step.Int("newAvailable") };
            var available = step.Items("oldAvailable").Select(value => value.GetInt32()).ToArray();
            old = [.. old.Select((replicaSet, index) => replicaSet with { AvailableReplicas = available[index] })];
            var scaling = RollingUpdate.Sync(deployment, newOne, old);
            newOne = newOne with { Replicas = Size(scaling, newOne) };
            old = [.. old.Select(replicaSet => replicaSet with { Replicas = Size(scaling, replicaSet) })];
            trace.Add([newOne.Replicas, .. old.Select(replicaSet => replicaSet.Replicas)]);
        }

        return trace;
    }
}
