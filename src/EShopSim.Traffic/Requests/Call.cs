using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Requests;

/// <summary>What a caller waits for: a call with all its tries and repetitions. A client's request is one without a calling visit.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Call
{
    public ulong Key;

    /// <summary>When it was opened; a client's request: when it arrived.</summary>
    public long ArrivedTicks;

    /// <summary>Up to when its time is accounted for.</summary>
    public long SinceTicks;

    /// <summary>When the present try times out.</summary>
    public long DeadlineTicks;

    /// <summary>Index in the call graph.</summary>
    public int Plan;

    /// <summary>The visit that makes it; none for a client.</summary>
    public int Caller;

    /// <summary>The visit of the present try; none when it never began or its pod's machine died.</summary>
    public int Visit;

    /// <summary>Its priority's place among all, 0 the highest.</summary>
    public byte Rank;

    /// <summary>What else there is to remember of it; none in the simplest case.</summary>
    public int Pursuit;

    /// <summary>Its hold on a connection of its pod.</summary>
    public ConnectionState Connection;

    /// <summary>The message that it delivers, where it delivers one.</summary>
    public int Message;

    /// <summary>Repetitions answered.</summary>
    public int Repetition;

    /// <summary>Tries of the present repetition that failed.</summary>
    public int Try;

    /// <summary>Neighbours among the caller's open calls.</summary>
    public int Previous;

    public int Next;

    /// <summary>Who hears the answer to a client's request, among the sessions of its source; none if nobody. Such a call has no neighbours.</summary>
    public int Client
    {
        readonly get => Next;
        set => Next = value;
    }

    /// <summary>Neighbours in its deadline queue.</summary>
    public int PreviousDeadline;

    public int NextDeadline;

    /// <summary>Whether the present try stands in a deadline queue.</summary>
    public bool HasDeadline;

    /// <summary>Whether no answer to the present try will ever come: its pod's machine died.</summary>
    public bool IsLost;

    /// <summary>Why the present try failed, once it has.</summary>
    public FailureCause Cause;

    /// <summary>Where that began, if further down.</summary>
    public FailureOrigin Origin;

    /// <summary>Where the time of the repetitions went that are answered; a list of spans.</summary>
    public int Path;

    /// <summary>The same for the present one, from the answer until it is heard.</summary>
    public int Answer;

    /// <summary>Makes a used slot a call that is opened now. Right in its place: to build one and copy it costs more than the rest of it.</summary>
    public void Begin(int plan, ulong key, long nowTicks)
    {
        this = default;
        Key = key;
        Plan = plan;
        ArrivedTicks = nowTicks;
        SinceTicks = nowTicks;
        Visit = Index.None;
        Pursuit = Index.None;
        Path = Index.None;
        Answer = Index.None;
    }
}
