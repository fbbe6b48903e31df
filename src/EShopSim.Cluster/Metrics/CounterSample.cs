using System.Runtime.InteropServices;

namespace EShopSim.Cluster.Metrics;

/// <summary>What a counter showed at a scrape.</summary>
/// <param name="TimeSeconds">When.</param>
/// <param name="Count">Its value.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CounterSample(double TimeSeconds, long Count);
