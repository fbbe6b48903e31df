using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;
using EShopSim.Traffic.Description;

namespace EShopSim.Reporting.Tests;

/// <summary>The scenario the synthetic run pretends to have run, with its pods and events.</summary>
internal static class SyntheticScenario
{
    public static Scenario FlashSale { get; } = new()
    {
        Name = "flash-sale",
        Description = "Eight times the usual traffic within ten seconds; a node dies while it lasts.",
        Duration = TimeSpan.FromHours(2),
        Warmup = TimeSpan.FromMinutes(10),
        Seed = 2026,
        RecordEvery = TimeSpan.FromSeconds(5),
        Cluster = new ClusterObjects
        {
            Autoscalers = [.. ShopPart.All.Where(p => p.HasHpa).Select(p =>
                new HorizontalPodAutoscaler(new ObjectMeta("shop", p.Name), p.Ref, p.Maximum)
                {
                    MinReplicas = p.Minimum,
                    Metrics = [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, p.TargetPercent)],
                })],
        },
        Modules = [.. ShopPart.All.Select(p => new Module(p.Name, p.Ref))],
        Events =
        [
            new ScaleEvent(TimeSpan.FromMinutes(29), ShopPart.All[4].Ref, 4),
            new NodeFailureEvent(TimeSpan.FromMinutes(70), "general-2", TimeSpan.FromMinutes(20)),
            new RolloutEvent(TimeSpan.FromMinutes(95), ShopPart.All[0].Ref, 1.3),
        ],
        Objectives =
        [
            new Objective("orders.place", ObjectiveMeasure.P99, 0.35),
            new Objective(null, ObjectiveMeasure.ErrorRate, 0.001),
            new Objective("catalog.product", ObjectiveMeasure.P95, 0.25),
        ],
    };

    public static IReadOnlyList<PodRecord> Pods { get; } =
    [
        new PodRecord("shop", "catalog-1-a", "ReplicaSet/catalog-1", "general-0", "a")
            { CreatedSeconds = -60, ScheduledSeconds = -60, StartedSeconds = -58, ReadySeconds = -46 },
        new PodRecord("shop", "cart-1-a", "ReplicaSet/cart-1", "general-2", "c")
            { CreatedSeconds = 1815.25, ScheduledSeconds = 1815.3, StartedSeconds = 1817.5, ReadySeconds = 1829.5, DeletingSeconds = 4545, GoneSeconds = 5400.1, Reason = "TaintManagerEviction" },
        new PodRecord("shop", "orders-1-z", "ReplicaSet/orders-1", "", "") { CreatedSeconds = 1830 },
    ];

    public static IReadOnlyList<ClusterEvent> ClusterEvents { get; } =
    [
        new(SimTime.FromSeconds(1815), "Normal", "HorizontalPodAutoscaler/shop/catalog", "SuccessfulRescale", "New size: 8; reason: cpu resource utilization (percentage of request) above target"),
        new(SimTime.FromSeconds(1815.1), "Normal", "Deployment/shop/catalog", "ScalingReplicaSet", "Scaled up replica set catalog-1 from 4 to 8"),
        new(SimTime.FromSeconds(1830.5), "Warning", "Pod/shop/orders-1-z", "FailedScheduling", "0/6 nodes are available: 6 Insufficient cpu."),
        new(SimTime.FromSeconds(1860.5), "Warning", "Pod/shop/orders-1-z", "FailedScheduling", "0/6 nodes are available: 6 Insufficient cpu."),
        new(SimTime.FromSeconds(4245), "Normal", "Node/general-2", "NodeNotReady", "Node general-2 status is now: NodeNotReady"),
        new(SimTime.FromSeconds(4545), "Normal", "Pod/shop/cart-1-a", "TaintManagerEviction", "Marking for deletion Pod shop/cart-1-a"),
        new(SimTime.FromSeconds(5401), "Normal", "Node/general-2", "NodeReady", "Node general-2 status is now: NodeReady"),
        new(SimTime.FromSeconds(5700.2), "Normal", "Deployment/shop/catalog", "ScalingReplicaSet", "Scaled up replica set catalog-2 from 0 to 3"),
        new(SimTime.FromSeconds(5716.2), "Normal", "Deployment/shop/catalog", "ScalingReplicaSet", "Scaled down replica set catalog-1 from 9 to 6"),
        new(SimTime.FromSeconds(5742), "Normal", "Deployment/shop/catalog", "ScalingReplicaSet", "Scaled down replica set catalog-1 from 2 to 0"),
    ];
}
