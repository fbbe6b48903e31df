using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Balancing;

/// <summary>What one caller, or one node, knows of one pod.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct HostState
{
    /// <summary>The pod that this is about, by its index plus one: places are used again.</summary>
    public int Pod;

    /// <summary>Requests, or kept connections, under way.</summary>
    public int Active;

    /// <summary>The expected latency in ticks as of <see cref="UpdatedTicks"/>.</summary>
    public double LatencyTicks;

    public long UpdatedTicks;

    /// <summary>Failures in a row.</summary>
    public int Errors;

    /// <summary>By how much the next ejection is longer than the base time.</summary>
    public int Ejections;

    public bool IsEjected;

    /// <summary>Whether a single request decides if it may return.</summary>
    public bool IsOnProbation;

    /// <summary>Whether that request is under way.</summary>
    public bool IsProbed;

    /// <summary>Tries since the last look that ended with an answer.</summary>
    public int Successes;

    /// <summary>Tries since the last look that ended well or not.</summary>
    public int Judged;

    /// <summary>Whether it may be chosen now.</summary>
    public bool IsCandidate;

    /// <summary>While ejected: when it may return. Afterwards: when it has returned.</summary>
    public long ReturnTicks;

    /// <summary>The share of the tries since the last look that were answered, 0 to 1.</summary>
    public readonly double SuccessRate => (double)Successes / Judged;
}
