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
    private const double FasterGrowth = 1.5;
    private const int SlowRounds = 4;
    private const int MostRounds = 10;

    /// <summary>Raises all modules until the objectives hold; null where they do not however many there are.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="fit">Nodes for more replicas, the roomier the later the round.</param>
    public Provision? Raise(Provision from, Func<Provision, int, Provision> fit)
    {
        var current = fit(from, 0);
        for (var round = 1; round <= MostRounds; round++)
        {
            if (meets(current))
                return current;
            var growth = round > SlowRounds ? FasterGrowth : Growth;
            current = fit(current with { Replicas = [.. current.Replicas.Select(r => Math.Min(most, Math.Max(r + 1, (int)Math.Ceiling(r * growth))))] }, round);
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

    private int Least(Provision current, int module) => LeastCount.Of(current.Replicas[module], 1, fewer => meets(current.With(module, fewer)));
}
