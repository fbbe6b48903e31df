using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Deployments;

/// <summary>Moves Deployments from template to template and from size to size (pkg/controller/deployment/deployment_controller.go).</summary>
internal sealed class DeploymentController : Watcher
{
    private readonly ClusterState _state;
    private readonly WorkQueue _queue;
    private readonly ReplicaSetWrites _writes;
    private readonly DeploymentStatusWrites _status;
    private readonly List<ManagedDeployment> _deployments = [];

    public DeploymentController(ClusterState state)
    {
        _state = state;
        _queue = state.Queue(Sync);
        _writes = new ReplicaSetWrites(state);
        _status = new DeploymentStatusWrites(state, _queue);
        foreach (var spec in state.Objects.Deployments)
            _deployments.Add(new ManagedDeployment(spec, state.Workloads[new WorkloadRef(WorkloadKind.Deployment, spec.Meta.Namespace, spec.Meta.Name)]));
        state.Watch(this);
    }

    // Workloads begin with the Deployments, so both lists have the same indices.
    public override void WorkloadChanged(WorkloadState workload)
    {
        if (workload.Ref.Kind == WorkloadKind.Deployment)
            _queue.Add(workload.Index);
    }

    public override void ReplicaSetChanged(ReplicaSetObject replicaSet) => WorkloadChanged(replicaSet.Workload);

    // Only Recreate waits for pods to be gone.
    public override void PodChanged(Pod pod, PodChange change)
    {
        if (change is PodChange.Gone or PodChange.Failed && pod.Workload.Kind == WorkloadKind.Deployment && _deployments[pod.OwningWorkload.Index].Spec.Recreate)
            _queue.Add(pod.OwningWorkload.Index);
    }

    /// <summary>Has the objects of the manifests created: the controller finds them as news.</summary>
    public void CreateAll()
    {
        foreach (var deployment in _deployments)
            _queue.Add(deployment.Workload.Index);
    }

    /// <summary>Creates every Deployment's ReplicaSet as one that completed its rollout long ago.</summary>
    public void AdoptAll(SimTime createdAt)
    {
        foreach (var deployment in _deployments)
        {
            _writes.Create(deployment, deployment.Workload.SpecReplicas, Arguments(deployment).MaxSurgePods, createdAt);
            deployment.Progress.Set(RolloutProgress.Available, createdAt);
        }
    }

    /// <summary>Writes the status of all.</summary>
    public void UpdateAll()
    {
        foreach (var deployment in _deployments)
            DeploymentStatusWrites.WriteSizes(deployment);
    }

    private void Sync(int index)
    {
        var deployment = _deployments[index];
        var arguments = Arguments(deployment);
        var current = deployment.Current;
        var old = deployment.ReplicaSets.FindAll(replicaSet => replicaSet != current);
        var isScaling = ProportionalScaling.IsScalingEvent(arguments, Argument(current), old.ConvertAll(Required));
        if (deployment.Workload.IsPaused || isScaling)
        {
            var scaling = ProportionalScaling.Scale(arguments, Argument(current), old.ConvertAll(Required), _state.Options.Version);
            _writes.Apply(deployment, scaling, arguments.MaxSurgePods);
            _writes.Annotate(deployment, arguments.MaxSurgePods);
            if (deployment.Workload.IsPaused)
                _writes.CleanUpHistory(deployment);
            DeploymentStatusWrites.WriteSizes(deployment);
            return;
        }

        if (deployment.Spec.Recreate)
            Recreate(deployment, arguments, old);
        else
            Roll(deployment, arguments, old);
        if (_status.Write(deployment))
            _writes.CleanUpHistory(deployment);
    }

    private void Roll(ManagedDeployment deployment, DeploymentState arguments, List<ReplicaSetObject> old)
    {
        var oldArguments = old.ConvertAll(Required);
        var current = Found(deployment) ?? _writes.Create(
            deployment,
            RollingUpdate.NewReplicas(arguments, new ReplicaSetState("", 0, 0), oldArguments),
            arguments.MaxSurgePods,
            _state.Simulator.Now);
        _writes.Apply(deployment, RollingUpdate.Sync(arguments, Required(current), oldArguments), arguments.MaxSurgePods);
    }

    private void Recreate(ManagedDeployment deployment, DeploymentState arguments, List<ReplicaSetObject> old)
    {
        var shrunk = false;
        foreach (var replicaSet in old)
        {
            if (replicaSet.SpecReplicas == 0)
                continue;
            _writes.Scale(deployment, replicaSet, 0, arguments.MaxSurgePods);
            shrunk = true;
        }

        if (shrunk || OldPodsRun(deployment, old))
            return;
        var current = Found(deployment);
        if (current is null)
            _writes.Create(deployment, arguments.Replicas, arguments.MaxSurgePods, _state.Simulator.Now);
        else
            _writes.Scale(deployment, current, arguments.Replicas, arguments.MaxSurgePods);
    }

    // Terminating pods count: the new ReplicaSet waits until they are gone.
    private static bool OldPodsRun(ManagedDeployment deployment, List<ReplicaSetObject> old)
    {
        foreach (var replicaSet in old)
            if (replicaSet.Replicas > 0)
                return true;
        foreach (var pod in deployment.Workload.PodList)
            if (pod.TemplateRevision != deployment.Workload.CurrentRevision && pod.Phase is not (Rules.PodPhase.Succeeded or Rules.PodPhase.Failed))
                return true;
        return false;
    }

    // A ReplicaSet that had this template before becomes the newest revision again.
    private ReplicaSetObject? Found(ManagedDeployment deployment)
    {
        var current = deployment.Current;
        if (current is null)
            return null;
        var newest = deployment.ReplicaSets.Max(static replicaSet => replicaSet.RevisionAnnotation);
        if (current.RevisionAnnotation < newest)
        {
            current.RevisionAnnotation = newest + 1;
            if (deployment.Progress.Reason.Length == 0)
                deployment.Progress.Set(RolloutProgress.Found, _state.Simulator.Now);
        }

        return current;
    }

    private static DeploymentState Arguments(ManagedDeployment deployment) => new(deployment.Workload.SpecReplicas)
    {
        Recreate = deployment.Spec.Recreate,
        MaxSurge = deployment.Spec.MaxSurge,
        MaxUnavailable = deployment.Spec.MaxUnavailable,
        StatusReplicas = deployment.Workload.StatusReplicas,
    };

    private static ReplicaSetState? Argument(ReplicaSetObject? replicaSet) => replicaSet is null ? null : Required(replicaSet);

    private static ReplicaSetState Required(ReplicaSetObject replicaSet) =>
        new(replicaSet.Name, replicaSet.SpecReplicas, replicaSet.AvailableReplicas)
        {
            CreatedAt = replicaSet.CreatedAt,
            DesiredReplicasAnnotation = replicaSet.DesiredReplicasAnnotation,
            MaxReplicasAnnotation = replicaSet.MaxReplicasAnnotation,
        };
}
