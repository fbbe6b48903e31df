using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Pods;

/// <summary>Visits of one pod in the order in which they came, linked through the pool.</summary>
internal sealed class VisitList(Pool<Visit> visits)
{
    private int _first = Requests.Index.None;
    private int _last = Requests.Index.None;

    public int Count { get; private set; }

    public void Append(int index)
    {
        ref var visit = ref visits[index];
        visit.Previous = _last;
        visit.Next = Requests.Index.None;
        if (_last == Requests.Index.None)
            _first = index;
        else
            visits[_last].Next = index;
        _last = index;
        Count++;
    }

    public void Remove(int index)
    {
        ref var visit = ref visits[index];
        if (visit.Previous == Requests.Index.None)
            _first = visit.Next;
        else
            visits[visit.Previous].Next = visit.Next;
        if (visit.Next == Requests.Index.None)
            _last = visit.Previous;
        else
            visits[visit.Next].Previous = visit.Previous;
        Count--;
    }

    public int TakeFirst()
    {
        var index = _first;
        Remove(index);
        return index;
    }
}
