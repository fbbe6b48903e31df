using System.Runtime.InteropServices;
using EShopSim.Engine;

namespace EShopSim.Traffic.Clients;

/// <summary>Somebody in a session, or between two.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Client
{
    /// <summary>The session's key: decides all its requests, pauses and turns.</summary>
    public ulong Key;

    /// <summary>The event that ends a pause.</summary>
    public EventHandle Timer;

    /// <summary>When the present request was first sent.</summary>
    public long SentTicks;

    /// <summary>When the present session began.</summary>
    public long BegunTicks;

    /// <summary>The step of the journey it is at.</summary>
    public int Step;

    /// <summary>Steps of the session before this one: keys what is drawn.</summary>
    public int StepsDone;

    /// <summary>Tries of the present request before this one.</summary>
    public int Try;

    /// <summary>Its place among the users; none for one who comes once.</summary>
    public int User;

    /// <summary>Sessions of this user before this one.</summary>
    public long SessionsDone;

    public ClientState State;
}
