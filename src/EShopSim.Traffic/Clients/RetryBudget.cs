namespace EShopSim.Traffic.Clients;

/// <summary>Keeps the retries of many clients in proportion to their first tries.</summary>
/// <remarks>As Finagle's and Linkerd's budgets do: each first try brings in the ratio, each retry takes one out; what is saved up is bounded.</remarks>
internal sealed class RetryBudget(double? ratio)
{
    private const double Most = 100;
    private double _saved;

    public void NoteFirstTry()
    {
        if (ratio is { } share)
            _saved = Math.Min(Most, _saved + share);
    }

    public bool TryTake()
    {
        if (ratio is null)
            return true;
        // A hair below one: ten tenths do not add up to it.
        if (_saved < 1 - 1e-9)
            return false;
        _saved -= 1;
        return true;
    }
}
