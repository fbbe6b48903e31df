using EShopSim.Engine;

namespace EShopSim.Cluster;

/// <summary>An event as <c>kubectl get events</c> shows it.</summary>
/// <param name="Time">When.</param>
/// <param name="Type"><c>Normal</c> or <c>Warning</c>.</param>
/// <param name="Object">What it is about, as <c>Pod/shop/catalog-1-x</c>.</param>
/// <param name="Reason">Kubernetes' reason, such as <c>ScalingReplicaSet</c>, <c>NodeNotReady</c>.</param>
/// <param name="Message">A sentence.</param>
public sealed record ClusterEvent(SimTime Time, string Type, string Object, string Reason, string Message);
