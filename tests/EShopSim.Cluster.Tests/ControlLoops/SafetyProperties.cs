using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Cluster.State;
using EShopSim.Engine;
using FsCheck.Xunit;

namespace EShopSim.Cluster.Tests.ControlLoops;

/// <summary>What never happens, checked after every event of small clusters to which people do one thing after the other.</summary>
public sealed class SafetyProperties
{
    [Property(Replay = "2026,31", MaxTest = 60)]
    public bool A_rolling_update_keeps_enough_pods_available_and_never_has_too_many(byte size, byte surge, byte unavailable, byte pause, byte versionChoice)
    {
        var replicas = 1 + (size % 12);
        var deployment = TestCluster.Deployment("web", replicas) with
        {
            MaxSurge = IntOrPercent.Percent(surge % 101),
            MaxUnavailable = IntOrPercent.Percent(unavailable % 101),
        };
        var state = new DeploymentState(replicas) { MaxSurge = deployment.MaxSurge, MaxUnavailable = deployment.MaxUnavailable };
        var cluster = new TestCluster(new ClusterObjects { Deployments = [deployment] }, Options(versionChoice) with
        {
            PodTimings = [new PodTiming(Web) { StartupSeconds = new UniformDistribution(1, 20) }],
        });
        var holds = true;
        for (var rollout = 0; rollout < 3; rollout++)
        {
            cluster.Control.Rollout(Web);
            cluster.RunUntil(cluster.Now + 1 + pause, Check);
        }

        cluster.RunUntil(cluster.Now + 2000, Check);
        return holds && cluster.Workload.Pods.Count == replicas && cluster.Workload.Pods.All(pod => pod.Revision == cluster.Workload.Revision);

        void Check() => holds &= cluster.Workload.ReadyReplicas >= state.MinAvailable && cluster.Workload.Replicas <= replicas + state.MaxSurgePods;
    }

    [Property(Replay = "2026,37", MaxTest = 60)]
    public bool A_drain_never_takes_more_pods_than_the_budget_spares(byte size, byte bound, bool isPercent, bool isMinimum, int[] choices, byte versionChoice)
    {
        var replicas = 1 + (size % 12);
        var given = isPercent ? IntOrPercent.Percent(bound % 101) : IntOrPercent.Count(bound % (replicas + 1));
        var budget = new PodDisruptionBudget(new ObjectMeta("shop", "web"), TestCluster.Selector("web"))
        {
            MinAvailable = isMinimum ? given : null,
            MaxUnavailable = isMinimum ? null : given,
        };
        var least = isMinimum ? given.CeilingOf(replicas) : replicas - given.CeilingOf(replicas);
        var cluster = new TestCluster(
            new ClusterObjects { Deployments = [TestCluster.Deployment("web", replicas)], DisruptionBudgets = [budget] },
            Options(versionChoice) with { PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "web", startupSeconds: 7)] });
        var holds = true;
        foreach (var choice in choices)
        {
            var node = (int)(Math.Abs((long)choice) % 4);
            if (cluster.Control.Nodes[node].Unschedulable)
                cluster.Control.Uncordon(node);
            else
                cluster.Control.Drain(node);
            cluster.RunUntil(cluster.Now + (Math.Abs((long)choice) % 29), () => holds &= cluster.Workload.ReadyReplicas >= least);
        }

        return holds;
    }

    [Property(Replay = "2026,41", MaxTest = 60)]
    public bool No_pod_is_on_two_nodes_and_no_node_promises_more_than_it_has(int[] choices, byte versionChoice)
    {
        var cluster = new TestCluster(
            new ClusterObjects
            {
                Nodes = TestCluster.Nodes(4, cpuMillicores: 1100),
                Deployments = [TestCluster.Deployment("web", 9)],
                StatefulSets = [TestCluster.StatefulSet("db", 3)],
                DaemonSets = [TestCluster.DaemonSet("agent")],
            },
            Options(versionChoice));
        var bindings = new Bindings();
        cluster.Control.State.Watch(bindings);
        var holds = true;
        foreach (var choice in choices)
        {
            Act(cluster, Math.Abs((long)choice));
            cluster.RunUntil(cluster.Now + (Math.Abs((long)choice) % 97), Check);
        }

        cluster.RunUntil(cluster.Now + 400, Check);
        return holds && bindings.MostPerPod <= 1;

        void Check()
        {
            var seen = new HashSet<Pod>();
            foreach (var node in cluster.Control.Nodes)
            {
                holds &= node.RequestedCpuMillicores <= 1100;
                foreach (var pod in node.Pods)
                    holds &= seen.Add(pod) && pod.NodeIndex == node.Index;
            }
        }
    }

    private static WorkloadRef Web { get; } = new(WorkloadKind.Deployment, "shop", "web");

    private static ControlPlaneOptions Options(byte versionChoice) => new() { Version = (KubernetesVersion)(versionChoice % 3) };

    private static void Act(TestCluster cluster, long choice)
    {
        var node = (int)(choice % 4);
        switch (choice / 4 % 6)
        {
            case 0:
                cluster.Control.FailNode(node);
                break;
            case 1:
                cluster.Control.RestoreNode(node, rebooted: choice % 2 == 0);
                break;
            case 2:
                cluster.Control.Drain(node);
                break;
            case 3:
                cluster.Control.Uncordon(node);
                break;
            case 4:
                cluster.Control.Rollout(Web);
                break;
            default:
                cluster.Control.Scale(Web, (int)(choice % 25));
                break;
        }
    }

    private sealed class Bindings : Watcher
    {
        private readonly Dictionary<Pod, int> _bindings = [];

        public int MostPerPod { get; private set; }

        public override void PodChanged(Pod pod, PodChange change)
        {
            if (change == PodChange.Bound)
                MostPerPod = Math.Max(MostPerPod, _bindings[pod] = _bindings.GetValueOrDefault(pod) + 1);
        }
    }
}
