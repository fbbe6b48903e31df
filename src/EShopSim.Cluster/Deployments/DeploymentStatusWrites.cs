using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Deployments;

/// <summary>Writes the status of Deployments, and watches over the progress of rollouts.</summary>
internal sealed class DeploymentStatusWrites(ClusterState state, WorkQueue queue)
{
    /// <summary>Writes the sizes; scaling is no progress of a rollout.</summary>
    public static void WriteSizes(ManagedDeployment deployment)
    {
        var status = Sum(deployment);
        var workload = deployment.Workload;
        workload.StatusReplicas = status.Replicas;
        workload.UpdatedReplicas = status.Updated;
        workload.AvailableReplicas = status.Available;
        workload.StatusReadyReplicas = status.Ready;
        workload.UnavailableReplicas = Math.Max(0, deployment.ReplicaSets.Sum(static replicaSet => replicaSet.SpecReplicas) - status.Available);
    }

    /// <summary>Writes sizes and the Progressing condition.</summary>
    /// <returns>Whether the rollout is complete.</returns>
    public bool Write(ManagedDeployment deployment)
    {
        var workload = deployment.Workload;
        var earlier = new DeploymentStatus(workload.StatusReplicas, workload.UpdatedReplicas, workload.StatusReadyReplicas, workload.AvailableReplicas);
        var status = Sum(deployment);
        WriteSizes(deployment);
        var isComplete = status.IsComplete(workload.SpecReplicas);
        var alreadyDone = status.Replicas == status.Updated && deployment.Progress.Reason == RolloutProgress.Available;
        if (!alreadyDone)
            Progress(deployment, status, earlier, isComplete);
        return isComplete;
    }

    private void Progress(ManagedDeployment deployment, DeploymentStatus status, DeploymentStatus earlier, bool isComplete)
    {
        var now = state.Simulator.Now;
        var progress = deployment.Progress;
        var subject = EventLog.Subject(deployment.Workload);
        if (isComplete)
        {
            if (progress.Set(RolloutProgress.Available, now))
                state.Events.Normal(subject, RolloutProgress.Available, $"ReplicaSet \"{deployment.Current!.Name}\" has successfully progressed.");
        }
        else if (status.IsProgressOver(earlier))
        {
            progress.Set(RolloutProgress.Updated, now);
        }
        else if (progress.HasTimedOut(now))
        {
            progress.Set(RolloutProgress.DeadlineExceeded, now);
            state.Events.Warning(subject, RolloutProgress.DeadlineExceeded, $"ReplicaSet \"{deployment.Current?.Name}\" has timed out progressing.");
        }

        if (progress.IsTimed)
            queue.AddAfter(deployment.Workload.Index, progress.CheckAt > now ? progress.CheckAt - now : TimeSpan.Zero);
    }

    private static DeploymentStatus Sum(ManagedDeployment deployment)
    {
        int replicas = 0, ready = 0, available = 0;
        foreach (var replicaSet in deployment.ReplicaSets)
        {
            replicas += replicaSet.Replicas;
            ready += replicaSet.ReadyReplicas;
            available += replicaSet.AvailableReplicas;
        }

        return new DeploymentStatus(replicas, deployment.Current?.Replicas ?? 0, ready, available);
    }
}
