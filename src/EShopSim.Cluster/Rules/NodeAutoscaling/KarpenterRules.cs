using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>How Karpenter chooses machines, and which it gives up (kubernetes-sigs/karpenter, pkg/controllers/disruption and provisioning).</summary>
public static class KarpenterRules
{
    /// <summary>Nodes looked at together at most.</summary>
    public const int MostTogether = 100;

    // A spot node is replaced by another spot node only where the gate allows it and so many types are cheaper.
    private const int LeastCheaperSpotTypes = 15;

    private const double DeletionCostUnit = 1 << 27;
    private const double PriorityUnit = 1 << 25;

    /// <summary>When a batch of waiting pods is closed: a second after the last new one, ten seconds after the first.</summary>
    /// <param name="arrivalsSeconds">When pods were first seen, in order; at least one.</param>
    public static double BatchEndSeconds(IReadOnlyList<double> arrivalsSeconds)
    {
        ArgumentNullException.ThrowIfNull(arrivalsSeconds);
        var (idle, most) = (arrivalsSeconds[0] + 1, arrivalsSeconds[0] + 10);
        foreach (var arrival in arrivalsSeconds)
        {
            if (arrival >= Math.Min(idle, most))
                break;
            idle = arrival + 1;
        }

        return Math.Min(idle, most);
    }

    /// <summary>How many nodes of a pool may be given up at the same time: a share, rounded up.</summary>
    public static int Budget(int nodes, IntOrPercent allowed) => Math.Min(nodes, allowed.CeilingOf(nodes));

    /// <summary>What the eviction of a pod weighs: its deletion cost and its priority, from -10 to 10.</summary>
    public static double EvictionCost(int deletionCost, int priority) => Math.Clamp(1 + (deletionCost / DeletionCostUnit) + (priority / PriorityUnit), -10, 10);

    /// <summary>The cheapest of the types that would do, by its index; of equals the first, -1 without any.</summary>
    public static int Cheapest(IReadOnlyList<double> hourlyPrices, Func<int, bool> wouldDo)
    {
        ArgumentNullException.ThrowIfNull(hourlyPrices);
        ArgumentNullException.ThrowIfNull(wouldDo);
        var best = -1;
        for (var i = 0; i < hourlyPrices.Count; i++)
            if ((best < 0 || hourlyPrices[i] < hourlyPrices[best]) && wouldDo(i))
                best = i;
        return best;
    }

    /// <summary>Whether nodes whose pods all fit elsewhere, or on one new node, are given up: the new one must cost less than they together.</summary>
    public static bool IsWorthwhile(Replacement replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        if (replacement.NewPrice is not { } price)
            return true;
        if (!(price < replacement.OldPrice))
            return false;
        return !replacement.IsSpotToSpot || (replacement.AllowsSpotToSpot && (replacement.OldNodes > 1 || replacement.CheaperTypes >= LeastCheaperSpotTypes));
    }

    /// <summary>How many of the candidates, the cheapest to disrupt first, are given up together: a search by halves for the longest beginning that is possible.</summary>
    /// <param name="candidates">How many there are.</param>
    /// <param name="isPossible">Whether so many of them can be given up together.</param>
    public static int Together(int candidates, Func<int, bool> isPossible)
    {
        ArgumentNullException.ThrowIfNull(isPossible);
        int low = 1, high = Math.Min(candidates, MostTogether), best = 0;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (isPossible(middle))
                (best, low) = (middle, middle + 1);
            else
                high = middle - 1;
        }

        return best;
    }
}
