using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Fluid;

/// <summary>A call between operations as a flow: tries, failures and time. One that is blocked always fails, at once.</summary>
internal sealed class FluidCall(Call description, FluidOperation callee, bool isBlocked)
{
    public FluidOperation Callee { get; } = callee;

    /// <summary>Visits to the callee per visit of the caller, retries included.</summary>
    public double Tries { get; private set; } = isBlocked ? 0 : Chance(description) * description.Count;

    private int Retries => description.Retry?.Attempts ?? description.Retries;

    /// <summary>How long the caller waits.</summary>
    public Sojourn Sojourn()
    {
        if (isBlocked)
            return description.IsAsync ? default : new Sojourn(0, 0, 0, 0, 1).WithChance(Chance(description));
        var answer = Callee.Sojourn;
        var timeout = (description.Retry?.PerTryTimeout ?? description.Timeout)?.TotalSeconds ?? double.PositiveInfinity;
        var late = double.IsFinite(timeout) ? new SojournLaw(answer).Beyond(timeout) : 0;
        var failure = 1 - ((1 - answer.Failure) * (1 - late));
        var tries = failure >= 1 ? Retries + 1 : (1 - Math.Pow(failure, Retries + 1)) / (1 - failure);
        Tries = Chance(description) * description.Count * tries;
        if (description.IsAsync)
            return default;

        // What was cut off took until the timeout, and tries that failed come on top.
        var mean = late > 0 ? Math.Min(answer.Mean, (late * timeout) + ((1 - late) * Math.Min(answer.Mean, timeout))) : answer.Mean;
        var most = late > 0 ? timeout * timeout / 4 : double.PositiveInfinity;
        var third = answer.Variance > most ? 0 : answer.Third;
        var all = new Sojourn(
            Math.Min(answer.Least, mean), mean * tries, (Math.Min(answer.Variance, most) * tries) + (mean * mean * (tries - 1)), third * tries, Math.Pow(failure, Retries + 1));
        return all.Times(description.Count).WithChance(Chance(description));
    }

    // What a warm cache saves is no call.
    private static double Chance(Call call) => call.Probability * (1 - (call.Cache?.HitRatio ?? 0));
}
