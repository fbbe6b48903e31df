using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Pods;

/// <summary>A try of a call that waits for a connection.</summary>
/// <param name="Index">The call.</param>
/// <param name="Generation">Which use of its slot is meant.</param>
/// <param name="Repetition">Which repetition.</param>
/// <param name="Try">Which try of it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WaitingCall(int Index, int Generation, int Repetition, int Try);
