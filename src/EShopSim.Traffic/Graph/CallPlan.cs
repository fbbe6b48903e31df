using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Graph;

/// <summary>A call, compiled. A client's request is a call too: one try, made once, by nobody.</summary>
/// <param name="Operation">Index of the operation called.</param>
/// <param name="Module">Index of the module that serves it.</param>
/// <param name="Position">Place among all calls of the calling operation: what keys the call's random numbers.</param>
/// <param name="Probability">The chance that it is made.</param>
/// <param name="Tries">Tries at most, at least 1.</param>
/// <param name="Count">How often it is made in sequence.</param>
/// <param name="Timeout">Index of its time limit; -1 without one.</param>
/// <param name="Entry">Index of the entry meter for a client's request; -1 for a call between operations.</param>
/// <param name="Policy">Index of what its caller does beyond the simplest; -1 where that is nothing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CallPlan(int Operation, int Module, int Position, double Probability, int Tries, int Count, int Timeout, int Entry, int Policy)
{
    /// <summary>The rank of a client's request among the priorities, 0 the highest; calls inherit it instead.</summary>
    public byte Rank { get; init; }

    /// <summary>Whether the caller does not wait.</summary>
    public bool IsAsync { get; init; }

    /// <summary>Index of the cache that may save it; -1 without one.</summary>
    public int Cache { get; init; } = -1;

    /// <summary>Index of the pool that it takes a connection of; -1 without one.</summary>
    public int Pool { get; init; } = -1;

    /// <summary>Index of the queue that delivers by it; -1 for calls and requests.</summary>
    public int Queue { get; init; } = -1;
}
