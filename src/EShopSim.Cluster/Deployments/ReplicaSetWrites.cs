using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Deployments;

/// <summary>What the Deployment controller writes to ReplicaSets: sizes, with the annotations that go with them.</summary>
internal sealed class ReplicaSetWrites(ClusterState state)
{
    /// <summary>Creates the ReplicaSet of the current template.</summary>
    public ReplicaSetObject Create(ManagedDeployment deployment, int replicas, int surge, SimTime createdAt)
    {
        var workload = deployment.Workload;
        var name = FormattableString.Invariant($"{workload.Ref.Name}-{workload.Revision}");
        var newest = deployment.ReplicaSets.Count == 0 ? 0 : deployment.ReplicaSets.Max(static replicaSet => replicaSet.RevisionAnnotation);
        var created = state.ReplicaSets.Create(workload, name, workload.CurrentRevision, deployment.Spec.MinReadySeconds, replicas, createdAt);
        created.RevisionAnnotation = newest + 1;
        Annotate(created, workload.SpecReplicas, surge);
        deployment.ReplicaSets.Add(created);
        deployment.Progress.Set(RolloutProgress.Created, state.Simulator.Now);
        if (replicas > 0 && createdAt >= SimTime.Zero)
            Record(deployment, created, 0, replicas);
        return created;
    }

    /// <summary>Writes the new sizes of a step.</summary>
    public void Apply(ManagedDeployment deployment, RolloutStep step, int surge)
    {
        foreach (var scale in step.Scales)
            Scale(deployment, deployment.ReplicaSets.Find(replicaSet => string.Equals(replicaSet.Name, scale.Name, StringComparison.Ordinal))!, scale.To, surge);
    }

    /// <summary>Writes one size, if it is another.</summary>
    public void Scale(ManagedDeployment deployment, ReplicaSetObject replicaSet, int replicas, int surge)
    {
        if (replicaSet.SpecReplicas == replicas)
            return;
        var from = replicaSet.SpecReplicas;
        Annotate(replicaSet, deployment.Workload.SpecReplicas, surge);
        state.ReplicaSets.Scale(replicaSet, replicas);
        Record(deployment, replicaSet, from, replicas);
    }

    /// <summary>Notes the wanted number on all active ReplicaSets: they are scaled.</summary>
    public void Annotate(ManagedDeployment deployment, int surge)
    {
        foreach (var replicaSet in deployment.ReplicaSets)
        {
            if (replicaSet.SpecReplicas == 0 || replicaSet.DesiredReplicasAnnotation == deployment.Workload.SpecReplicas)
                continue;
            Annotate(replicaSet, deployment.Workload.SpecReplicas, surge);
            state.ReplicaSets.Scale(replicaSet, replicaSet.SpecReplicas);
        }
    }

    /// <summary>Deletes old ReplicaSets beyond spec.revisionHistoryLimit, those without pods.</summary>
    public void CleanUpHistory(ManagedDeployment deployment)
    {
        var current = deployment.Current;
        var old = deployment.ReplicaSets.FindAll(replicaSet => replicaSet != current);
        var surplus = old.Count - deployment.Spec.RevisionHistoryLimit;
        if (surplus <= 0)
            return;
        old.Sort(state.Options.Version == KubernetesVersion.V1_20
            ? static (left, right) => left.CreatedAt.CompareTo(right.CreatedAt)
            : static (left, right) => left.RevisionAnnotation.CompareTo(right.RevisionAnnotation));
        foreach (var replicaSet in old.Take(surplus))
        {
            if (replicaSet.SpecReplicas != 0 || replicaSet.Replicas != 0)
                continue;
            deployment.ReplicaSets.Remove(replicaSet);
            state.ReplicaSets.Delete(replicaSet);
        }
    }

    private static void Annotate(ReplicaSetObject replicaSet, int desired, int surge)
    {
        replicaSet.DesiredReplicasAnnotation = desired;
        replicaSet.MaxReplicasAnnotation = desired + surge;
    }

    private void Record(ManagedDeployment deployment, ReplicaSetObject replicaSet, int from, int to)
    {
        var direction = to > from ? "up" : "down";
        var message = state.Options.Version == KubernetesVersion.V1_20
            ? FormattableString.Invariant($"Scaled {direction} replica set {replicaSet.Name} to {to}")
            : FormattableString.Invariant($"Scaled {direction} replica set {replicaSet.Name} from {from} to {to}");
        state.Events.Normal(EventLog.Subject(deployment.Workload), "ScalingReplicaSet", message);
    }
}
