using EShopSim.Cluster.DaemonSets;
using EShopSim.Cluster.Deployments;
using EShopSim.Cluster.Endpoints;
using EShopSim.Cluster.Kubelet;
using EShopSim.Cluster.ReplicaSets;
using EShopSim.Cluster.Scheduling;
using EShopSim.Cluster.State;
using EShopSim.Cluster.StatefulSets;
using EShopSim.Engine;

namespace EShopSim.Cluster.Startup;

/// <summary>Puts up a cluster that has been running for long: every pod placed by the scheduler's rules, ready and published.</summary>
internal sealed class RunningCluster(
    ClusterState state,
    DeploymentController deployments,
    StatefulSetController statefulSets,
    ReplicaSetController replicaSets,
    DaemonSetController daemonSets,
    Scheduler scheduler,
    Kubelets kubelets,
    EndpointsController endpoints)
{
    private static readonly TimeSpan _untilReady = TimeSpan.FromMinutes(1);

    /// <summary>Creates all objects as of long ago; pods that fit nowhere stay pending.</summary>
    public void Adopt()
    {
        var createdAt = SimTime.Zero - state.Options.InitialAge;
        Run(daemonSets.AdoptAll(createdAt), createdAt);
        Run(statefulSets.AdoptAll(createdAt), createdAt);
        deployments.AdoptAll(createdAt);
        replicaSets.CreateStandalone(createdAt);
        foreach (var replicaSet in state.ReplicaSets.All)
            for (var i = 0; i < replicaSet.SpecReplicas; i++)
            {
                if (replicaSets.CreatePod(replicaSet, createdAt) is not { } pod)
                {
                    replicaSets.LookAt(replicaSet);
                    break;
                }

                Run([pod], createdAt);
            }

        replicaSets.UpdateAll();
        deployments.UpdateAll();
        statefulSets.UpdateAll();
        daemonSets.UpdateAll();
    }

    private void Run(IReadOnlyList<Pod> pods, SimTime createdAt)
    {
        foreach (var pod in pods)
        {
            if (!scheduler.PlaceNow(pod, createdAt))
                continue;
            kubelets.AdoptRunning(pod, createdAt, createdAt + _untilReady);
            endpoints.PublishNow(pod);
        }
    }
}
