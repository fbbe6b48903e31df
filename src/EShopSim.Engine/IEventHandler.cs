namespace EShopSim.Engine;

/// <summary>A long-lived object to which the simulator delivers events.</summary>
/// <remarks>What the event is about travels in two integers (a verb and an index, say), so that no event allocates.</remarks>
public interface IEventHandler
{
    /// <summary>Handles one event at <see cref="Simulator.Now"/>.</summary>
    /// <param name="kind">What happens, in the handler's own numbering.</param>
    /// <param name="argument">To what it happens, in the handler's own numbering.</param>
    void Handle(int kind, long argument);
}
