using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Fluid;

/// <summary>One traffic source as flows into its entry operations.</summary>
internal sealed class FluidSource
{
    private const int Iterations = 200;

    // Within a step the mean rate stands for all of it.
    private const double SteadyChange = 0.02;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly TrafficSource _description;
    private readonly double[] _visits;
    private readonly double _thinkSeconds;
    private int _segment;
    private bool _isEnded;

    public FluidSource(TrafficSource description, IReadOnlyList<FluidEntry> entries)
    {
        _description = description;
        Entries = entries;
        (_visits, _thinkSeconds) = description.Journey is { } journey ? VisitsOf(journey, description.EntryOperations) : SharesOf(description);
    }

    public string Name => _description.Name;

    /// <summary>One per entry operation.</summary>
    public IReadOnlyList<FluidEntry> Entries { get; }

    public void End() => _isEnded = true;

    /// <summary>Whether as many come at the beginning of a time as at its end and on the whole.</summary>
    public bool IsSteady(TimeSpan from, TimeSpan to)
    {
        if (_isEnded)
            return true;
        if (_description.Users is { } users)
            return Math.Abs(UsersAt(users, to) - UsersAt(users, from)) <= SteadyChange * UsersAt(users, from);
        var (whole, first, last) = (Mean(from, to), Mean(from, from + s_second), Mean(to - s_second, to));
        return Math.Abs(first - whole) <= SteadyChange * whole && Math.Abs(last - whole) <= SteadyChange * whole;
    }

    /// <summary>Sets the rates of a step: how fast requests arrive.</summary>
    public void Arrive(TimeSpan from, TimeSpan to)
    {
        while (_segment < _description.Rate.Segments.Count && _description.Rate.Segments[_segment].End <= from)
            _segment++;
        var perSecond = _isEnded ? 0 : SessionsPerSecond(from, to);
        for (var i = 0; i < Entries.Count; i++)
        {
            var entry = Entries[i];
            var retries = _description.Retries is { } again && entry.Failure < 1 ? (1 - Math.Pow(entry.Failure, again.Max + 1)) / (1 - entry.Failure) : 1 + (_description.Retries?.Max ?? 0);
            entry.PerSecond = perSecond * _visits[i] * retries;
            entry.Operation.PerSecond += entry.PerSecond;
        }
    }

    /// <summary>Sets how they are answered.</summary>
    public void Answer()
    {
        foreach (var entry in Entries)
            entry.Answer();
    }

    /// <summary>Counts the requests of so many seconds of the step.</summary>
    public void Count(double seconds)
    {
        foreach (var entry in Entries)
            entry.Count(seconds);
    }

    // Open: as many as the curve says. Closed: as many as there are users, over the time a session takes (the interactive response time law).
    private double SessionsPerSecond(TimeSpan from, TimeSpan to)
    {
        var sessionSeconds = _thinkSeconds;
        for (var i = 0; i < Entries.Count; i++)
            sessionSeconds += _visits[i] * Entries[i].MeanSeconds;
        if (_description.Users is { } users)
            return UsersAt(users, from) / Math.Max(1e-3, sessionSeconds);
        var offered = Mean(from, to);
        return _description.Limit is { } limit && sessionSeconds > 0 ? Math.Min(offered, limit.Most / sessionSeconds) : offered;
    }

    private static double UsersAt(UserCurve users, TimeSpan at)
    {
        foreach (var stage in users.Stages)
            if (at >= stage.Start && at < stage.End)
                return stage.From + ((stage.To - stage.From) * ((at - stage.Start) / (stage.End - stage.Start)));
        return 0;
    }

    private double Mean(TimeSpan from, TimeSpan to)
    {
        var segments = _description.Rate.Segments;
        var sum = 0.0;
        for (var i = _segment; i < segments.Count && segments[i].Start < to; i++)
        {
            var segment = segments[i];
            if (segment.End <= from)
                continue;
            var (start, end) = (segment.Start > from ? segment.Start : from, segment.End < to ? segment.End : to);
            var middle = (((start - segment.Start) + (end - segment.Start)) / 2) / (segment.End - segment.Start);
            sum += (segment.StartPerSecond + ((segment.EndPerSecond - segment.StartPerSecond) * middle)) * (end - start).TotalSeconds;
        }

        return sum / (to - from).TotalSeconds;
    }

    private static (double[] Visits, double ThinkSeconds) SharesOf(TrafficSource source)
    {
        var whole = source.Mix.Sum(entry => entry.Weight);
        return ([.. source.Mix.Select(entry => entry.Weight / whole)], source.ThinkSeconds?.Mean ?? 0);
    }

    // Visits to each step of a session, by its transitions (an absorbing Markov chain); users who lose patience are left out.
    private static (double[] Visits, double ThinkSeconds) VisitsOf(Journey journey, IReadOnlyList<string> operations)
    {
        var start = journey.StartWeights.Sum();
        double[] reach = [.. journey.StartWeights.Select(weight => weight / start)];
        var visits = new double[journey.Steps.Count];
        for (var n = 0; n < Iterations; n++)
        {
            var next = new double[reach.Length];
            for (var i = 0; i < reach.Length; i++)
            {
                visits[i] += reach[i];
                foreach (var turn in journey.Steps[i].Turns)
                    next[turn.Step] += reach[i] * turn.Probability;
            }

            reach = next;
        }

        return (
            [.. operations.Select(operation => journey.Steps.Select((step, i) => string.Equals(step.Operation, operation, StringComparison.Ordinal) ? visits[i] : 0).Sum())],
            journey.Steps.Select((step, i) => visits[i] * step.ThinkSeconds.Mean).Sum());
    }
}
