namespace EShopSim.Traffic.Requests;

/// <summary>What is left to do at this instant, first in first out.</summary>
/// <remarks>
/// Everything that follows from an event at the same instant goes through here instead of through calls: the stack stays flat however
/// many instant answers follow one another, and calls of one step are all sent before the failure of one is heard.
/// </remarks>
internal sealed class Agenda
{
    private AgendaItem[] _ring = new AgendaItem[64];
    private int _head;
    private int _count;

    public void Add<T>(AgendaKind kind, int index, Pool<T> pool)
        where T : struct => Add(new AgendaItem(index, pool.Generation(index), kind));

    public void Add(AgendaItem item)
    {
        if (_count == _ring.Length)
            Grow();
        _ring[(_head + _count++) & (_ring.Length - 1)] = item;
    }

    public bool TryTake(out AgendaItem item)
    {
        if (_count == 0)
        {
            item = default;
            return false;
        }

        item = _ring[_head];
        _head = (_head + 1) & (_ring.Length - 1);
        _count--;
        return true;
    }

    private void Grow()
    {
        var ring = new AgendaItem[2 * _ring.Length];
        for (var i = 0; i < _count; i++)
            ring[i] = _ring[(_head + i) & (_ring.Length - 1)];
        _ring = ring;
        _head = 0;
    }
}
