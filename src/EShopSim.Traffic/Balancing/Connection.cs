using System.Runtime.InteropServices;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Balancing;

/// <summary>A connection kept open to a pod; null before the first request.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Connection
{
    public PodServer? Pod;
    public int Place;
    public long OpenedTicks;
    public int Requests;
}
