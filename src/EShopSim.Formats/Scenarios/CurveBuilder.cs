using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Lines up the segments of a rate curve, cut off at the scenario's end.</summary>
internal sealed class CurveBuilder(TimeSpan end)
{
    private readonly List<RateSegment> _segments = [];

    /// <summary>Where the next segment begins.</summary>
    internal TimeSpan At { get; private set; }

    internal bool IsFull => At >= end;

    /// <summary>Goes on to <paramref name="until"/>, linear from one rate to the other; nothing happens where no time passes.</summary>
    internal void Add(TimeSpan until, double from, double to)
    {
        if (until <= At || IsFull)
            return;
        var stop = until < end ? until : end;
        var last = stop == until ? to : from + ((to - from) * ((stop - At) / (until - At)));
        _segments.Add(new RateSegment(At, stop, from, last));
        At = stop;
    }

    internal RateCurve Build() => new(_segments);
}
