using EShopSim.Cluster.Api;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tests;

/// <summary>A run in which nothing was described and nothing happened.</summary>
internal static class EmptyRun
{
    public static RunResult Result { get; } = new()
    {
        Scenario = new Scenario { Name = "nothing", Duration = TimeSpan.FromMinutes(1), Cluster = new ClusterObjects() },
        Seed = 1,
        Replication = 0,
        Digest = 0,
        EngineEvents = 0,
        SimulatedTime = TimeSpan.FromMinutes(1),
        SampleTimesSeconds = [],
        Workloads = [],
        Operations = [],
        Nodes = [],
        HpaSyncs = [],
        Pods = [],
        Events = [],
        OperationSummaries = [],
        WorkloadSummaries = [],
        Objectives = [],
        ObjectiveWindows = [],
        Cost = new CostSummary(0, 0, 0, double.NaN),
        Requests = new RequestCounts(0, 0, 0, 0, 0),
    };
}
