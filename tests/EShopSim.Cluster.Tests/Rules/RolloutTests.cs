using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class RolloutTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 0)]
    [InlineData(4, 1, 1)]
    [InlineData(5, 2, 1)]
    [InlineData(7, 2, 1)]
    [InlineData(10, 3, 2)]
    public void A_quarter_rounds_up_for_surge_and_down_for_unavailable(int replicas, int surge, int unavailable)
    {
        var deployment = new DeploymentState(replicas);

        Assert.Equal((surge, unavailable), (deployment.MaxSurgePods, deployment.MaxUnavailablePods));
    }

    [Fact]
    public void A_rollout_whose_pods_become_ready_takes_the_steps_of_the_worked_examples()
    {
        Assert.Equal([(10, 3), (8, 3), (8, 5), (3, 5), (3, 10), (0, 10)], Steps(new DeploymentState(10) { MaxSurge = Count(3), MaxUnavailable = Count(2) }, true));
        Assert.Equal([(4, 1), (3, 1), (3, 2), (1, 2), (1, 4), (0, 4)], Steps(new DeploymentState(4), true));
        Assert.Equal([(3, 1), (2, 1), (2, 2), (1, 2), (1, 3), (0, 3)], Steps(new DeploymentState(3) { MaxSurge = Count(1), MaxUnavailable = Count(0) }, true));
    }

    [Fact]
    public void A_rollout_whose_pods_never_become_ready_gets_stuck_with_the_minimum_kept()
    {
        Assert.Equal([(10, 3), (8, 3), (8, 5)], Steps(new DeploymentState(10) { MaxSurge = Count(3), MaxUnavailable = Count(2) }, false));
        Assert.Equal([(4, 1), (3, 1), (3, 2)], Steps(new DeploymentState(4), false));
        Assert.Equal([(3, 1)], Steps(new DeploymentState(3), false));
    }

    [Fact]
    public void Rolling_back_removes_the_broken_pods_in_one_step_and_then_refills()
    {
        var deployment = new DeploymentState(10) { MaxSurge = Count(3), MaxUnavailable = Count(2) };
        var good = new ReplicaSetState("good", 8, 8);
        var bad = new ReplicaSetState("bad", 5, 0);

        Assert.Equal([new ReplicaSetScale("bad", 5, 0)], RollingUpdate.Sync(deployment, good, [bad]).Scales);
        Assert.Equal([new ReplicaSetScale("good", 8, 10)], RollingUpdate.Sync(deployment, good, [bad with { Replicas = 0 }]).Scales);
    }

    [Fact]
    public void Unavailable_old_pods_go_first()
    {
        var deployment = new DeploymentState(10) { MaxSurge = Count(3), MaxUnavailable = Count(2) };

        var step = RollingUpdate.ReconcileOld(deployment, new ReplicaSetState("new", 3, 0), [new ReplicaSetState("old", 10, 6)]);

        Assert.Equal([new ReplicaSetScale("old", 10, 8)], step.Scales);
    }

    [Fact]
    public void A_change_of_size_in_a_rollout_is_spread_in_proportion()
    {
        Assert.Equal([("old", 11), ("new", 7)], Scaled(new DeploymentState(15) { MaxSurge = Count(3) }, (8, 13, 1), (5, 13, 2)));
        Assert.Equal([("old", 5), ("new", 3)], Scaled(new DeploymentState(5) { MaxSurge = Count(3) }, (8, 13, 1), (5, 13, 2)));
        Assert.Equal([("new", 12)], Scaled(new DeploymentState(12) { MaxSurge = Count(3) }, (3, 13, 1), (10, 13, 2)));
        Assert.Equal([("old", 0), ("new", 0)], Scaled(new DeploymentState(0), (8, 13, 1), (5, 13, 2)));
    }

    [Fact]
    public void What_rounding_leaves_goes_to_the_largest_and_newest()
    {
        var deployment = new DeploymentState(4) { MaxSurge = Count(0) };
        ReplicaSetState[] old = [Set("a", 1, 3, 1), Set("b", 1, 3, 2)];

        var step = ProportionalScaling.Scale(deployment, Set("c", 1, 3, 3), old, KubernetesVersion.V1_35);

        Assert.Equal([new ReplicaSetScale("c", 1, 2)], step.Scales);
    }

    [Fact]
    public void The_two_newest_of_equal_size_use_up_the_budget()
    {
        var deployment = new DeploymentState(16) { MaxSurge = Count(0) };
        ReplicaSetState[] old = [Set("a", 5, 12, 1), Set("b", 2, 12, 2)];

        var step = ProportionalScaling.Scale(deployment, Set("c", 5, 12, 3), old, KubernetesVersion.V1_35);

        Assert.Equal([new ReplicaSetScale("c", 5, 7), new ReplicaSetScale("a", 5, 7)], step.Scales);
    }

    private static IntOrPercent Count(int value) => IntOrPercent.Count(value);

    private static ReplicaSetState Set(string name, int replicas, int maxAnnotation, int created) => new(name, replicas, replicas)
    {
        CreatedAt = SimTime.FromSeconds(created),
        DesiredReplicasAnnotation = maxAnnotation,
        MaxReplicasAnnotation = maxAnnotation,
    };

    private static IEnumerable<(string Name, int To)> Scaled(
        DeploymentState deployment, (int Size, int Annotation, int Created) old, (int Size, int Annotation, int Created) newer) =>
        ProportionalScaling.Scale(
                deployment,
                Set("new", newer.Size, newer.Annotation, newer.Created),
                [Set("old", old.Size, old.Annotation, old.Created)],
                KubernetesVersion.V1_35)
            .Scales.Select(scale => (scale.Name, scale.To))
            .OrderByDescending(scale => scale.Name, StringComparer.Ordinal);

    // New pods become available only while a sync finds nothing else to do.
    private static List<(int Old, int New)> Steps(DeploymentState deployment, bool becomesReady)
    {
        var old = new ReplicaSetState("old", deployment.Replicas, deployment.Replicas);
        var fresh = new ReplicaSetState("new", 0, 0);
        var steps = new List<(int Old, int New)>();
        while (true)
        {
            var step = RollingUpdate.Sync(deployment, fresh, [old]);
            if (!step.Scaled && (!becomesReady || fresh.AvailableReplicas == fresh.Replicas))
                return steps;
            foreach (var scale in step.Scales)
            {
                if (scale.Name == "old")
                    old = old with { Replicas = scale.To, AvailableReplicas = scale.To };
                else
                    fresh = fresh with { Replicas = scale.To };
            }

            if (step.Scaled)
                steps.Add((old.Replicas, fresh.Replicas));
            else
                fresh = fresh with { AvailableReplicas = fresh.Replicas };
        }
    }
}
