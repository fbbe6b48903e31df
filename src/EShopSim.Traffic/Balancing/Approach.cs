using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Balancing;

/// <summary>One try that looks for a pod.</summary>
/// <param name="Key">Decides its choices.</param>
/// <param name="Client">The client's identity, for what sticks to a client.</param>
/// <param name="Connection">Which of the caller's connections it takes.</param>
/// <param name="Avoid">A pod tried before, by its index; -1 for none.</param>
/// <param name="AvoidToo">Another one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Approach(ulong Key, ulong Client, int Connection, int Avoid, int AvoidToo);
