using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Cpu;

/// <summary>CPU work of one visit under processor sharing.</summary>
/// <param name="Finish">The virtual time at which it is done, in ticks.</param>
/// <param name="Visit">Whose work it is.</param>
/// <param name="Order">First in, first out among equal finishes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Burst(double Finish, int Visit, int Order)
{
    public bool Precedes(in Burst other) => Finish < other.Finish || (Finish == other.Finish && Order < other.Order);
}
