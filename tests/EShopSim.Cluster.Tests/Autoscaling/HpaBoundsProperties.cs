using EShopSim.Cluster.Api;
using EShopSim.Cluster.Autoscaling;
using FsCheck.Xunit;

namespace EShopSim.Cluster.Tests.Autoscaling;

public sealed class HpaBoundsProperties
{
    [Property(Replay = "2026,43", MaxTest = 60)]
    public bool Whatever_the_load_the_replicas_stay_within_their_bounds(byte min, byte span, byte start, byte[] cores, bool hasBehavior, byte versionChoice)
    {
        var (low, high) = (1 + (min % 6), 1 + (min % 6) + (span % 20));
        var behavior = hasBehavior ? new HpaBehavior(new HpaScalingRules(), new HpaScalingRules { StabilizationWindowSeconds = 30 }) : null;
        var size = low + (start % (1 + high - low));
        var cluster = new TestCluster(TestCluster.Objects(size, TestCluster.Hpa(low, high, behavior)), new ControlPlaneOptions
        {
            Version = (KubernetesVersion)(versionChoice % 3),
            InitialState = InitialState.Running,
        });
        var controller = new HpaController(cluster.State, cluster.Usage);
        for (var i = 0; i < size; i++)
            cluster.AddOldPod();
        controller.Start();
        cluster.FollowReplicas();
        var seconds = 0;
        foreach (var demand in cores)
        {
            cluster.Usage.TotalCores = demand / 16.0;
            cluster.Run(seconds += 40);
            if (cluster.Workload.SpecReplicas < low || cluster.Workload.SpecReplicas > high)
                return false;
        }

        return cluster.State.HpaSyncs.All(sync => sync.DesiredReplicas >= low && sync.DesiredReplicas <= high);
    }
}
