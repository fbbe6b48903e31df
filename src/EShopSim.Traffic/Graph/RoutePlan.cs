using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Graph;

/// <summary>One way of a call that is split by weight, compiled.</summary>
/// <param name="UpTo">The weights of this and all before it, over the sum of all.</param>
/// <param name="Operation">Index of the operation called.</param>
/// <param name="Module">Index of the module that serves it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RoutePlan(double UpTo, int Operation, int Module);
