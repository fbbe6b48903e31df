namespace EShopSim.Engine.Tests;

/// <summary>Remembers what was delivered and when.</summary>
internal sealed class RecordingHandler(Simulator simulator) : IEventHandler
{
    public List<(SimTime Time, int Kind, long Argument)> Delivered { get; } = [];

    public void Handle(int kind, long argument) => Delivered.Add((simulator.Now, kind, argument));
}
