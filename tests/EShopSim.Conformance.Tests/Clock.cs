using System.Text.Json;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests;

/// <summary>Turns the ages of the cases, which have milliseconds, into exact instants and back.</summary>
internal static class Clock
{
    /// <summary>Late enough for the age that stands for a field never set.</summary>
    public static readonly SimTime Now = new(2_000_000_000L * TimeSpan.TicksPerSecond);

    public static TimeSpan Duration(double seconds) =>
        TimeSpan.FromTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond);

    public static SimTime Before(this SimTime now, double ageSeconds) => now - Duration(ageSeconds);

    public static SimTime Age(this JsonElement element, string name, double otherwise = 1e9) =>
        Now.Before(element.Get(name)?.GetDouble() ?? otherwise);

    public static decimal AgeOf(SimTime time, SimTime now) => (now - time).Ticks / (decimal)TimeSpan.TicksPerSecond;
}
