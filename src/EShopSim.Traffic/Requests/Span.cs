using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Requests;

/// <summary>Where the time of one visit goes, without that of the visits it waits for; these follow it in a list once they count.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Span
{
    public PartTicks Ticks;

    /// <summary>When the visit came to its pod.</summary>
    public long BeganTicks;

    /// <summary>Up to when its time is accounted for.</summary>
    public long SinceTicks;

    /// <summary>How long its pod had stood still, in all, when its work on the CPU began.</summary>
    public double StalledTicks;

    /// <summary>How long the call took that has ended last in the present step.</summary>
    public long StepTicks;

    /// <summary>The list of that call; none before one has ended.</summary>
    public int Step;

    /// <summary>The next one of the list that this one belongs to.</summary>
    public int Next;

    /// <summary>The end of the list that this one is the head of.</summary>
    public int Last;

    /// <summary>Index of the module visited.</summary>
    public int Module;
}
