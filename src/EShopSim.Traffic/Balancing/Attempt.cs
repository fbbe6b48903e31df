using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Balancing;

/// <summary>One try under way of a call that is followed closely.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Attempt
{
    /// <summary>Its visit; none when the pod's machine is dead.</summary>
    public int Visit;

    /// <summary>Index of the pod.</summary>
    public int Pod;

    /// <summary>The pod's place in what the caller knows; -1 where nothing is counted.</summary>
    public int Place;

    /// <summary>Which of the caller's connections it took.</summary>
    public int Connection;

    public long SentTicks;

    /// <summary>The next try of the same call.</summary>
    public int Next;
}
