using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary>Shows nothing.</summary>
internal sealed class SilentWatch : RunWatch
{
    public override T Watch<T>(Func<Action<RunProgress>?, T> work) => work(null);
}
