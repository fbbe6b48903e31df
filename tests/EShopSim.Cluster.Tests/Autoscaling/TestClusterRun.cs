using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Autoscaling;

internal static class TestClusterRun
{
    public static void Run(this TestCluster cluster, double untilSeconds) => cluster.Simulator.RunUntil(SimTime.FromSeconds(untilSeconds));
}
