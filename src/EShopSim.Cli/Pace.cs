using System.Globalization;
using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary>Adds up the progress of all replications against wall time.</summary>
internal sealed class Pace(TimeProvider clock, TimeSpan duration, int replications)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly TimeSpan[] _simulated = new TimeSpan[replications];
    private readonly long[] _requests = new long[replications];

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    public double Fraction => _simulated.Sum(s => s.Ticks) / ((double)duration.Ticks * replications);

    public void Add(RunProgress progress)
    {
        _simulated[progress.Replication] = progress.Simulated;
        _requests[progress.Replication] = progress.Requests;
    }

    /// <summary><c>00:12:30 of 00:40:00 simulated, 1.2 M requests (310,000/s), 8 s left</c>.</summary>
    public override string ToString()
    {
        var seconds = Math.Max(Elapsed.TotalSeconds, 1e-3);
        var done = Fraction;
        var left = done > 0 ? seconds * (1 - done) / done : 0;
        var at = TimeSpan.FromTicks((long)(duration.Ticks * done));
        var total = _requests.Sum();
        return string.Create(CultureInfo.InvariantCulture,
            $"{Span(at)} of {Span(duration)} simulated{Runs()}, {total / 1e6:0.00} M requests ({total / seconds:#,0}/s), {left:0} s left");
    }

    private string Runs() => replications == 1 ? "" : FormattableString.Invariant($" in each of {replications} runs");

    private static string Span(TimeSpan span) => span.ToString(span.TotalDays >= 1 ? @"d\d\ hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
