using System.Globalization;

namespace EShopSim.Engine;

/// <summary>A law of the simulation was broken: a defect of the simulator, never of the user's input.</summary>
/// <remarks>Whoever runs the simulation adds what is needed to see it again.</remarks>
public sealed class InvariantViolationException : Exception
{
    /// <summary>A breach without a description.</summary>
    public InvariantViolationException()
        : this("An invariant of the simulation does not hold.")
    {
    }

    /// <summary>A breach of the law that the message names.</summary>
    public InvariantViolationException(string message)
        : base(message)
    {
    }

    /// <summary>A breach that was noticed through another exception.</summary>
    public InvariantViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The seed of the run, once known.</summary>
    public ulong? Seed { get; set; }

    /// <summary>The number of events delivered when the law was broken, once known.</summary>
    public long? EventNumber { get; set; }

    /// <summary>The simulated time of the breach, once known.</summary>
    public SimTime? Time { get; set; }

    /// <summary>The command line that replays the run, once known.</summary>
    public string? ReplayCommand { get; set; }

    /// <summary>The law that was broken, followed by whatever is known of where and how to see it again.</summary>
    public override string Message
    {
        get
        {
            var text = base.Message;
            if (Time is { } time)
                text += string.Create(CultureInfo.InvariantCulture, $" At {time}.");
            if (EventNumber is { } number)
                text += string.Create(CultureInfo.InvariantCulture, $" Event {number}.");
            if (Seed is { } seed)
                text += string.Create(CultureInfo.InvariantCulture, $" Seed {seed}.");
            return ReplayCommand is { } command ? $"{text} Replay: {command}" : text;
        }
    }
}
