using EShopSim.Engine;

namespace EShopSim.Benchmarks.Yardstick;

/// <summary>A model with a known answer, run through the engine's public types as a user of the library would write it.</summary>
internal abstract class YardstickModel : IEventHandler
{
    protected const int BatchEvents = 10_000;

    protected Simulator Simulator { get; } = new();

    protected RandomStream Random { get; } = new(1);

    /// <summary>What the model measures, and what theory says it is; NaN where there is no closed form.</summary>
    public abstract (string Name, double Got, double Want) Answer { get; }

    /// <summary>Events of the model, counted as the C++ program counts them: extra events inside are not credited.</summary>
    public abstract long Events { get; }

    /// <summary>Simulates to the end.</summary>
    public abstract void Run();

    public abstract void Handle(int kind, long argument);

    /// <summary>Some thousand events, as a scenario runs from sample to sample: a method that returns can be replaced by the compiler's better version of it.</summary>
    /// <returns>False when nothing is left to do.</returns>
    protected bool RunBatch(long events)
    {
        for (var i = 0L; i < events; i++)
        {
            if (!Simulator.Step())
                return false;
        }

        return true;
    }

    /// <summary>So long from now. No time here comes near the 29,000 years at which a cast that saturates would differ from the native one.</summary>
    protected SimTime In(double ticks) => new(Simulator.Now.Ticks + double.ConvertToIntegerNative<long>(ticks));

    protected double SecondsSince(long ticks) => (Simulator.Now.Ticks - ticks) * (1.0 / TimeSpan.TicksPerSecond);
}
