using System.Globalization;

namespace EShopSim.Engine;

/// <summary>An instant of simulated time: whole ticks of 100 ns since the start of the run.</summary>
/// <remarks>Integer time keeps sums exact and the order of events the same on every machine. Durations are <see cref="TimeSpan"/>.</remarks>
/// <param name="Ticks">Ticks since the start; negative for instants before the run, which are data and can never be scheduled.</param>
public readonly record struct SimTime(long Ticks) : IComparable<SimTime>
{
    private const double TicksPerSecond = TimeSpan.TicksPerSecond;

    /// <summary>The start of the run.</summary>
    public static SimTime Zero => default;

    /// <summary>The last instant there is, some 29,000 years after the start: "never".</summary>
    public static SimTime MaxValue => new(long.MaxValue);

    /// <summary>Seconds since the start.</summary>
    public double TotalSeconds => Ticks / TicksPerSecond;

    /// <summary>The instant so many seconds after the start, rounded to the nearest tick.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number, or beyond some 9.2e11 seconds.</exception>
    public static SimTime FromSeconds(double seconds)
    {
        var ticks = Math.Round(seconds * TicksPerSecond);
        if (!(Math.Abs(ticks) < long.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "Not a time that 64 bits of 100 ns ticks can hold.");
        return new SimTime((long)ticks);
    }

    /// <summary>The instant so many milliseconds after the start, rounded to the nearest tick.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number, or beyond some 9.2e14 milliseconds.</exception>
    public static SimTime FromMilliseconds(double milliseconds) => FromSeconds(milliseconds / 1000);

    /// <summary>The later of two instants.</summary>
    public static SimTime Max(SimTime left, SimTime right) => left > right ? left : right;

    /// <summary>The earlier of two instants.</summary>
    public static SimTime Min(SimTime left, SimTime right) => left < right ? left : right;

    /// <summary>The instant so long after <paramref name="time"/>.</summary>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static SimTime operator +(SimTime time, TimeSpan duration) => new(checked(time.Ticks + duration.Ticks));

    /// <summary>The instant so long before <paramref name="time"/>.</summary>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static SimTime operator -(SimTime time, TimeSpan duration) => new(checked(time.Ticks - duration.Ticks));

    /// <summary>The duration from <paramref name="right"/> to <paramref name="left"/>.</summary>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static TimeSpan operator -(SimTime left, SimTime right) => new(checked(left.Ticks - right.Ticks));

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(SimTime left, SimTime right) => left.Ticks < right.Ticks;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(SimTime left, SimTime right) => left.Ticks > right.Ticks;

    /// <summary>Whether <paramref name="left"/> is not later.</summary>
    public static bool operator <=(SimTime left, SimTime right) => left.Ticks <= right.Ticks;

    /// <summary>Whether <paramref name="left"/> is not earlier.</summary>
    public static bool operator >=(SimTime left, SimTime right) => left.Ticks >= right.Ticks;

    /// <inheritdoc/>
    public int CompareTo(SimTime other) => Ticks.CompareTo(other.Ticks);

    /// <summary>Seconds with at least three decimals, as in <c>12.345s</c>, whatever the culture.</summary>
    public override string ToString() =>
        (Ticks / (decimal)TimeSpan.TicksPerSecond).ToString("0.000####", CultureInfo.InvariantCulture) + "s";
}
