using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Fluid;

/// <summary>A call between operations as a flow: tries, failures and time. One that is blocked always fails, at once.</summary>
internal sealed class FluidCall(Call description, FluidOperation callee, bool isBlocked)
{
    public FluidOperation Callee { get; } = callee;

    /// <summary>Visits to the callee per visit of the caller that comes so far, retries included.</summary>
    public double Tries { get; private set; } = isBlocked ? 0 : Chance(description) * description.Count;

    private int Retries => description.Retry?.Attempts ?? description.Retries;

    /// <summary>How long the caller waits.</summary>
    public Sojourn Sojourn()
    {
        if (isBlocked)
            return description.IsAsync ? default : Fluid.Sojourn.Failing(0).WithChance(Chance(description));
        var answer = Callee.Sojourn;
        var timeout = (description.Retry?.PerTryTimeout ?? description.Timeout)?.TotalSeconds ?? double.PositiveInfinity;
        var law = new SojournLaw(answer);
        var late = double.IsFinite(timeout) ? law.Beyond(timeout) : 0;
        var failure = 1 - ((1 - answer.Failure) * (1 - late));
        var all = Math.Pow(failure, Retries + 1);
        var tries = failure >= 1 ? Retries + 1 : (1 - all) / (1 - failure);
        var chance = Chance(description);
        Tries = chance * Repetitions(all) * tries;
        if (description.IsAsync)
            return default;
        if (!(failure > 0))
            return answer.Times(description.Count).WithChance(chance);

        // What comes in time takes as long as the fast ones do, and each try that failed before adds its time.
        var failed = ((answer.Failure * Math.Min(answer.FailedSeconds, timeout)) + (late > 0 ? (1 - answer.Failure) * late * timeout : 0)) / failure;
        if (all >= 1)
            return Fluid.Sojourn.Failing((Retries + 1) * failed).WithChance(chance);
        var inTime = late > 0 ? law.Within(timeout) : answer;
        var before = FailedBefore(failure, all);
        var one = inTime.Then(new Sojourn(0, before.Mean * failed, before.Variance * failed * failed, before.Third * failed * failed * failed));
        return (one with { Failure = all, FailedSeconds = (Retries + 1) * failed }).Times(description.Count).WithChance(chance);
    }

    // Those after one that failed are not made.
    private double Repetitions(double failure)
    {
        double made = 0, reach = 1;
        for (var i = 0; i < description.Count; i++)
        {
            made += reach;
            reach *= 1 - failure;
        }

        return made;
    }

    // Moments of the number of failed tries before the one that ends well.
    private (double Mean, double Variance, double Third) FailedBefore(double failure, double all)
    {
        double first = 0, second = 0, third = 0;
        var share = (1 - failure) / (1 - all);
        for (var k = 1; k <= Retries; k++)
        {
            share *= failure;
            first += share * k;
            second += share * k * k;
            third += share * k * k * k;
        }

        return (first, Math.Max(0, second - (first * first)), third - (3 * first * second) + (2 * first * first * first));
    }

    // What a warm cache saves is no call.
    private static double Chance(Call call) => call.Probability * (1 - (call.Cache?.HitRatio ?? 0));
}
