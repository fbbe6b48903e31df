using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.Rules.Rollouts;
using FsCheck.Xunit;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class RuleProperties
{
    [Property(Replay = "2026,11", MaxTest = 1000)]
    public bool A_rollout_never_has_more_pods_than_the_surge_allows_nor_fewer_available_than_the_minimum(
        byte wanted, byte surgePercent, byte unavailablePercent, byte newAvailable, bool ready)
    {
        var deployment = new DeploymentState(wanted % 40)
        {
            MaxSurge = IntOrPercent.Percent(surgePercent % 101),
            MaxUnavailable = IntOrPercent.Percent(unavailablePercent % 101),
        };
        var old = new ReplicaSetState("old", deployment.Replicas, deployment.Replicas);
        var fresh = new ReplicaSetState("new", 0, 0);
        for (var sync = 0; sync < 200; sync++)
        {
            foreach (var scale in RollingUpdate.Sync(deployment, fresh, [old]).Scales)
            {
                if (scale.Name == "old")
                    old = old with { Replicas = scale.To, AvailableReplicas = scale.To };
                else
                    fresh = fresh with { Replicas = scale.To };
            }

            if (old.Replicas + fresh.Replicas > deployment.Replicas + deployment.MaxSurgePods
                || old.AvailableReplicas + fresh.AvailableReplicas < deployment.MinAvailable)
                return false;
            var mostAvailable = ready ? fresh.Replicas : Math.Min(fresh.Replicas, newAvailable % 5);
            fresh = fresh with { AvailableReplicas = Math.Min(mostAvailable, fresh.AvailableReplicas + 1) };
        }

        return !ready || (old.Replicas == 0 && fresh.Replicas == deployment.Replicas);
    }

    [Property(Replay = "2026,13", MaxTest = 1000)]
    public bool A_sync_ends_within_the_bounds_and_moves_no_further_than_its_limit(
        byte current, byte desired, byte min, byte span, bool withBehavior, byte version)
    {
        var low = 1 + (min % 20);
        var high = low + (span % 60);
        var size = Math.Clamp((int)current, low, high);
        var metric = new MetricProposal(MetricSpec.DefaultCpu, new ReplicaCalculation { Replicas = desired });
        var decision = HpaReconciliation.Reconcile(new HpaArguments
        {
            Version = (KubernetesVersion)(version % 3),
            SpecReplicas = size,
            MinReplicas = low,
            MaxReplicas = high,
            Behavior = withBehavior ? new HpaBehavior(null, null) : null,
            History = new HpaHistory { Recommendations = [] },
            Proposals = [metric],
            Now = HpaWorkload.Now,
        });
        var farthest = withBehavior ? Math.Max(size + 4, size * 2) : Math.Max(size * 2, 4);

        return decision.Replicas >= low
            && decision.Replicas <= Math.Min(high, farthest)
            && (desired < low || desired > Math.Min(high, farthest) || decision.Replicas == desired)
            && decision.Rescales == (decision.Replicas != size);
    }

    [Property(Replay = "2026,17", MaxTest = 500)]
    public bool A_change_of_size_spreads_to_exactly_the_pods_allowed(byte first, byte second, byte third, byte wanted, byte surge)
    {
        var total = first + second + third;
        var deployment = new DeploymentState(wanted) { MaxSurge = IntOrPercent.Count(surge % 20), StatusReplicas = total };
        var sets = new[] { first, second, third }
            .Select((size, index) => new ReplicaSetState(FormattableString.Invariant($"rs{index}"), size, 0)
            {
                DesiredReplicasAnnotation = total,
                MaxReplicasAnnotation = Math.Max(1, total),
            })
            .ToArray();
        if (sets.Count(set => set.Replicas > 0) < 2)
            return true;

        var step = ProportionalScaling.Scale(deployment, sets[0], sets[1..], KubernetesVersion.V1_35);

        var after = total + step.Scales.Sum(scale => scale.To - scale.From);
        return after == (wanted == 0 ? 0 : wanted + (surge % 20)) && step.Scales.All(scale => scale.To >= 0);
    }
}
