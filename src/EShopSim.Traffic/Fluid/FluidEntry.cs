using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Fluid;

/// <summary>What the clients of one source see of one entry operation, in whole requests: fractions are carried over to the next step.</summary>
internal sealed class FluidEntry(EntryMeter meter, FluidOperation operation, double timeoutSeconds)
{
    // Begun at other fractions each, so that rare points do not all come round in the same step.
    private readonly double[] _rests = [.. SojournLaw.Weights.Select((_, i) => (i * 0.618) % 1)];
    private readonly double[] _values = new double[SojournLaw.Weights.Count];
    private int _points;
    private double _pointsWeight = 1;
    private double _late;
    private double _offeredRest;
    private double _lateRest;
    private double _failedRest;

    public EntryMeter Meter { get; } = meter;

    public FluidOperation Operation { get; } = operation;

    /// <summary>Requests per second, retries included.</summary>
    public double PerSecond { get; set; }

    /// <summary>The chance that a request gets no answer in time, as of the last step.</summary>
    public double Failure { get; private set; }

    /// <summary>Mean time until the client has an answer or gives up, in seconds.</summary>
    public double MeanSeconds { get; private set; }

    /// <summary>Takes over how the operation answers in this step.</summary>
    public void Answer()
    {
        var sojourn = Operation.Sojourn;
        var law = new SojournLaw(sojourn);
        _late = double.IsFinite(timeoutSeconds) ? law.Beyond(timeoutSeconds) : 0;
        Failure = 1 - ((1 - sojourn.Failure) * (1 - _late));
        MeanSeconds = ((1 - sojourn.Failure) * Math.Min(sojourn.Mean, timeoutSeconds)) + (sojourn.Failure * Math.Min(sojourn.FailedSeconds, timeoutSeconds));
        law.CopyValues(_values);

        // The points of the law that lie within the client's patience.
        _points = _values.Length;
        while (_points > 1 && _values[_points - 1] > timeoutSeconds)
            _points--;
        _pointsWeight = 0;
        for (var i = 0; i < _points; i++)
            _pointsWeight += SojournLaw.Weights[i];
    }

    /// <summary>Counts the requests of so many seconds, and their answers with them.</summary>
    public void Count(double seconds)
    {
        _offeredRest += PerSecond * seconds;
        var offered = (long)_offeredRest;
        _offeredRest -= offered;
        Meter.Offered += offered;
        var failed = Take(ref _failedRest, offered * Operation.Sojourn.Failure, offered);
        var tooLate = Take(ref _lateRest, (offered - failed) * _late, offered - failed);
        Fail(CauseOf(), failed);
        Fail(FailureCause.ClientTimeout, tooLate);
        Complete(offered - failed - tooLate);
    }

    // Where in the call graph it began is not followed up: it counts at the entry's own module.
    private void Fail(FailureCause cause, long count)
    {
        if (count > 0)
            Meter.Fail(cause, new FailureOrigin(Operation.Module.Index, cause), count);
    }

    private FailureCause CauseOf() =>
        Operation.Module.IsDown ? FailureCause.NoEndpoints : Operation.Module.Rejected > 0 ? FailureCause.QueueFull : Operation.Module.Lost > 0 ? FailureCause.ClientTimeout : FailureCause.CallFailed;

    private void Complete(long answers)
    {
        if (answers <= 0)
            return;
        var left = answers;
        for (var i = _points - 1; i >= 0; i--)
        {
            // The first point takes what rounding leaves, so that every answer is counted.
            var count = i == 0 ? left : Take(ref _rests[i], answers * SojournLaw.Weights[i] / _pointsWeight, left);
            left -= count;
            if (count > 0)
                Meter.Complete(Math.Min(_values[i], timeoutSeconds), count);
        }
    }

    private static long Take(ref double rest, double more, long most)
    {
        rest += more;
        var whole = Math.Clamp((long)rest, 0, most);
        rest = Math.Min(rest - whole, 1);
        return whole;
    }
}
