namespace EShopSim.Traffic.Balancing;

/// <summary>Calls that wait for a connection, first in first out; those that give up leave a gap.</summary>
internal sealed class WaitingLine
{
    private (int Call, int Generation)[] _ring = new (int, int)[16];
    private int _head;
    private int _used;

    /// <summary>Those that still wait.</summary>
    public int Count { get; set; }

    public void Add(int call, int generation)
    {
        if (_used == _ring.Length)
            Grow();
        _ring[(_head + _used++) & (_ring.Length - 1)] = (call, generation);
        Count++;
    }

    /// <summary>The first in the line, which may have given up.</summary>
    public bool TryTake(out int call, out int generation)
    {
        (call, generation) = _used > 0 ? _ring[_head] : default;
        if (_used == 0)
            return false;
        _head = (_head + 1) & (_ring.Length - 1);
        _used--;
        return true;
    }

    private void Grow()
    {
        var ring = new (int, int)[2 * _ring.Length];
        for (var i = 0; i < _used; i++)
            ring[i] = _ring[(_head + i) & (_ring.Length - 1)];
        _ring = ring;
        _head = 0;
    }
}
