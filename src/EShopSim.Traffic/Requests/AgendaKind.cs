namespace EShopSim.Traffic.Requests;

/// <summary>What is to be done with a call or a visit at this instant.</summary>
internal enum AgendaKind : byte
{
    /// <summary>Send the present try of a call to a pod.</summary>
    Dispatch,

    /// <summary>The present try of a call has got the connection that it waited for.</summary>
    Connected,

    /// <summary>A visit goes on with its next stage.</summary>
    Proceed,

    /// <summary>The present try of a call was answered.</summary>
    Answered,

    /// <summary>The present try of a call failed.</summary>
    Failed,

    /// <summary>The present try of a call was not answered in time.</summary>
    TimedOut,

    /// <summary>A visit fails.</summary>
    FailVisit,
}
