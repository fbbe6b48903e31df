namespace EShopSim.Planning.Sizing;

/// <summary>Finds replicas that meet the objectives and of which no module can spare one.</summary>
/// <remarks>
/// From an estimate all modules grow together until the objectives hold. Then, module by module from the dearest on, as many replicas go
/// as can: in doubling steps until one is too many, then by halving. It ends when each module in turn has been tried with one replica less
/// and that missed an objective, all others being as planned. So every number is shown to be the least with the others as they are;
/// another combination may still be cheaper.
/// </remarks>
/// <param name="meets">Whether the objectives hold.</param>
/// <param name="order">The modules, the dearest first.</param>
/// <param name="most">Most replicas of a module.</param>
internal sealed class ReplicaSearch(Func<Provision, bool> meets, IReadOnlyList<int> order, int most)
{
    private const double Growth = 1.25;
    private const int MostGrowths = 14;

    /// <summary>Raises all modules until the objectives hold; null where they do not however many there are.</summary>
    public Provision? Raise(Provision from, Func<Provision, Provision> fit)
    {
        var current = from;
        for (var round = 0; round < MostGrowths; round++)
        {
            if (meets(current))
                return current;
            current = fit(current with { Replicas = [.. current.Replicas.Select(r => Math.Min(most, Math.Max(r + 1, (int)Math.Ceiling(r * Growth))))] });
        }

        return null;
    }

    /// <summary>Takes away what can be spared, the nodes staying as they are.</summary>
    public Provision Lower(Provision from)
    {
        var current = from;
        for (var unchanged = 0; unchanged < order.Count;)
        {
            foreach (var module in order)
            {
                var least = Least(current, module);
                unchanged = least == current.Replicas[module] ? unchanged + 1 : 1;
                current = current.With(module, least);
                if (unchanged >= order.Count)
                    break;
            }
        }

        return current;
    }

    private int Least(Provision current, int module)
    {
        var enough = current.Replicas[module];
        var step = 1;
        var tooFew = 0;
        while (enough > 1)
        {
            var fewer = Math.Max(1, enough - step);
            if (!meets(current.With(module, fewer)))
            {
                tooFew = fewer;
                break;
            }

            (enough, step) = (fewer, step * 2);
        }

        while (enough - tooFew > 1)
            if (meets(current.With(module, (tooFew + enough) / 2)))
                enough = (tooFew + enough) / 2;
            else
                tooFew = (tooFew + enough) / 2;
        return enough;
    }
}
