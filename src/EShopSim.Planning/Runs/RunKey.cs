using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic;

namespace EShopSim.Planning.Runs;

/// <summary>Names a run by everything its result depends on: the scenario, the seed, the replication, the engine and the simulator itself.</summary>
internal static class RunKey
{
    // Another build may answer otherwise: its results are not mixed with this one's.
    private static readonly Guid[] s_build =
    [
        .. new[] { typeof(Simulator), typeof(ControlPlane), typeof(RequestEngine), typeof(Scenario), typeof(RunKey) }
            .Select(type => type.Module.ModuleVersionId),
    ];

    public static ulong Of(RunOrder order)
    {
        var digest = new Digest();
        foreach (var build in s_build)
            digest.Add(build.ToString());
        digest.Add(ScenarioFingerprint.Of(order.Scenario));
        digest.Add(order.Seed);
        digest.Add((long)order.Replication);
        digest.Add((long)order.Engine);
        return digest.Value;
    }
}
