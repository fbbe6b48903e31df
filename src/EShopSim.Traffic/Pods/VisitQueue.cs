using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Pods;

/// <summary>Visits that wait for a place in a pod: the highest priority first, first in first out within one.</summary>
internal sealed class VisitQueue
{
    private readonly VisitList[] _ranks;

    /// <param name="visits">The pool that holds them.</param>
    /// <param name="ranks">How many different priorities there are.</param>
    public VisitQueue(Pool<Visit> visits, int ranks)
    {
        _ranks = new VisitList[Math.Max(1, ranks)];
        for (var i = 0; i < _ranks.Length; i++)
            _ranks[i] = new VisitList(visits);
    }

    public int Count { get; private set; }

    public void Append(int visit, int rank)
    {
        Count++;
        _ranks[rank].Append(visit);
    }

    /// <summary>Takes out one that waits, whatever its place.</summary>
    public void Remove(int visit, int rank)
    {
        Count--;
        _ranks[rank].Remove(visit);
    }

    public int TakeFirst()
    {
        Count--;
        var rank = 0;
        while (_ranks[rank].Count == 0)
            rank++;
        return _ranks[rank].TakeFirst();
    }
}
