using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Fluid;

/// <summary>What the clients of one source see of one entry operation, in whole requests: fractions are carried over to the next step.</summary>
internal sealed class FluidEntry(EntryMeter meter, FluidOperation operation, double timeoutSeconds)
{
    // Begun at other fractions each, so that rare points do not all come round in the same step.
    private readonly double[] _rests = [.. SojournLaw.Weights.Select((_, i) => (i * 0.618) % 1)];
    private readonly double[] _values = new double[SojournLaw.Weights.Count];
    private double _offeredRest;
    private double _lateRest;
    private double _failedRest;

    public EntryMeter Meter { get; } = meter;

    public FluidOperation Operation { get; } = operation;

    /// <summary>The chance that a request gets no answer in time, as of the last step.</summary>
    public double Failure { get; private set; }

    /// <summary>Mean time until the client has an answer or gives up, in seconds.</summary>
    public double MeanSeconds { get; private set; }

    /// <summary>So many requests per second arrive for a step; their answers are counted in the same step.</summary>
    public void Arrive(double perSecond, double stepSeconds)
    {
        var sojourn = Operation.Sojourn;
        var law = new SojournLaw(sojourn);
        var late = double.IsFinite(timeoutSeconds) ? law.Beyond(timeoutSeconds) : 0;
        Failure = 1 - ((1 - sojourn.Failure) * (1 - late));
        MeanSeconds = Math.Min(sojourn.Mean, timeoutSeconds);
        _offeredRest += perSecond * stepSeconds;
        var offered = (long)_offeredRest;
        _offeredRest -= offered;
        Meter.Offered += offered;
        var failed = Take(ref _failedRest, offered * sojourn.Failure, offered);
        var tooLate = Take(ref _lateRest, (offered - failed) * late, offered - failed);
        Fail(CauseOf(), failed);
        Fail(FailureCause.ClientTimeout, tooLate);
        Complete(offered - failed - tooLate, law);
    }

    // Where in the call graph it began is not followed up: it counts at the entry's own module.
    private void Fail(FailureCause cause, long count)
    {
        if (count > 0)
            Meter.Fail(cause, new FailureOrigin(Operation.Module.Index, cause), count);
    }

    private FailureCause CauseOf() =>
        Operation.Module.IsDown ? FailureCause.NoEndpoints : Operation.Module.Rejected > 0 ? FailureCause.QueueFull : Operation.Module.Lost > 0 ? FailureCause.ClientTimeout : FailureCause.CallFailed;

    // The answers, spread over the points of the law that lie within the client's patience.
    private void Complete(long answers, in SojournLaw law)
    {
        if (answers <= 0)
            return;
        law.CopyValues(_values);
        var points = _values.Length;
        while (points > 1 && _values[points - 1] > timeoutSeconds)
            points--;
        var whole = 0.0;
        for (var i = 0; i < points; i++)
            whole += SojournLaw.Weights[i];
        var left = answers;
        for (var i = points - 1; i >= 0; i--)
        {
            // The first point takes what rounding leaves, so that every answer is counted.
            var count = i == 0 ? left : Take(ref _rests[i], answers * SojournLaw.Weights[i] / whole, left);
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
