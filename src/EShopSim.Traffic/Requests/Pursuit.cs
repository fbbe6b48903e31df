using System.Runtime.InteropServices;
using EShopSim.Engine;
using EShopSim.Traffic.Balancing;

namespace EShopSim.Traffic.Requests;

/// <summary>What a call needs to remember when more than the simplest balancing and retries are asked for.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Pursuit
{
    /// <summary>When the caller gives up for good.</summary>
    public long DeadlineTicks;

    /// <summary>The end of the try, of the back-off or of an injected delay.</summary>
    public EventHandle Timer;

    /// <summary>When the next hedge goes out.</summary>
    public EventHandle HedgeTimer;

    public Origin? Caller;

    public Origin? Chooser;

    /// <summary>The operation called and its module, whichever way the call goes.</summary>
    public int Operation;

    public int Module;

    /// <summary>The tries under way.</summary>
    public int FirstAttempt;

    /// <summary>Hedges sent for the present try.</summary>
    public int Hedges;

    /// <summary>The pods of the last two tries, by index.</summary>
    public int Avoid;

    public int AvoidToo;

    /// <summary>How the last try ended.</summary>
    public TryEnd End;

    /// <summary>Whether the next try is to go out now.</summary>
    public bool IsDue;

    /// <summary>Whether an answer has come.</summary>
    public bool IsAnswered;

    /// <summary>Whether a try has failed.</summary>
    public bool HasFailed;

    /// <summary>Whether it stands in line for a connection.</summary>
    public bool IsWaiting;

    /// <summary>Whether a connection is kept for it.</summary>
    public bool HasTurn;

    /// <summary>Whether it counts as a retry under way.</summary>
    public bool IsRetrying;

    /// <summary>Whether the caller's proxy is to answer in the pod's place.</summary>
    public bool IsAborted;
}
