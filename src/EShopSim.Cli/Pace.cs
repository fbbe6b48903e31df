using System.Globalization;
using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary>The progress of a run against wall time.</summary>
internal sealed class Pace(TimeProvider clock, TimeSpan duration)
{
    private readonly long _started = clock.GetTimestamp();
    private RunProgress _reached;

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    public double Fraction => _reached.Simulated / duration;

    public void Add(RunProgress progress) => _reached = progress;

    /// <summary><c>00:12:30 of 00:40:00 simulated, 1.2 M requests (310,000/s), 8 s left</c>.</summary>
    public override string ToString()
    {
        var seconds = Math.Max(Elapsed.TotalSeconds, 1e-3);
        var left = Fraction > 0 ? seconds * (1 - Fraction) / Fraction : 0;
        return string.Create(CultureInfo.InvariantCulture,
            $"{Span(_reached.Simulated)} of {Span(duration)} simulated, {_reached.Requests / 1e6:0.00} M requests ({_reached.Requests / seconds:#,0}/s), {left:0} s left");
    }

    private static string Span(TimeSpan span) => span.ToString(span.TotalDays >= 1 ? @"d\d\ hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
