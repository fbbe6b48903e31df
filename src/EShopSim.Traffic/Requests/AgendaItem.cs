using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Requests;

/// <summary>One thing to do: with which call or visit, and which use of its slot is meant.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AgendaItem(int Index, int Generation, AgendaKind Kind);
