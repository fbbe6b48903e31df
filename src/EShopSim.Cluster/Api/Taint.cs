namespace EShopSim.Cluster.Api;

/// <summary>A mark on a node that keeps pods away.</summary>
/// <param name="Key">The taint's key.</param>
/// <param name="Value">The taint's value; may be empty.</param>
/// <param name="Effect">What it does.</param>
public sealed record Taint(string Key, string Value, TaintEffect Effect);
