using System.Runtime.InteropServices;
using EShopSim.Engine;

namespace EShopSim.Traffic.Requests;

/// <summary>One try of a call, at the pod that serves it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Visit
{
    /// <summary>Decides its demands, and with the position of each call that call's key.</summary>
    public ulong Key;

    /// <summary>The time without CPU, drawn together with the CPU demand.</summary>
    public long WaitTicks;

    /// <summary>The event that ends the wait.</summary>
    public EventHandle WaitEnd;

    public int Operation;

    /// <summary>The call that wants the answer; none once the caller has given up.</summary>
    public int Caller;

    /// <summary>Index of the pod.</summary>
    public int Pod;

    /// <summary>The next step of calls.</summary>
    public int Step;

    /// <summary>Calls of the present step that are not answered yet.</summary>
    public int OpenCalls;

    public int FirstCall;

    /// <summary>Neighbours in the pod's queue or among those in service.</summary>
    public int Previous;

    public int Next;

    /// <summary>Threads that its CPU time is split over.</summary>
    public short Threads;

    /// <summary>Its priority's place among all, 0 the highest.</summary>
    public byte Rank;

    /// <summary>Its CPU time, as precisely as one needs to add up what was wasted.</summary>
    public float CpuTicks;

    /// <summary>Whether its caller has given up: what it does is for nobody.</summary>
    public bool IsAbandoned;

    public VisitStage Stage;

    /// <summary>Whether it ends as soon as it leaves the CPU: nobody waits for it.</summary>
    public bool IsCancelled;

    /// <summary>Why it fails, once it does.</summary>
    public FailureCause Cause;

    /// <summary>Where that began, if further down.</summary>
    public FailureOrigin Origin;

    /// <summary>Where its time goes.</summary>
    public int Span;
}
