namespace EShopSim.Traffic.Messaging;

/// <summary>Places of consumers that wait for a message, the one that has waited longest first.</summary>
internal sealed class FreeHands
{
    private int[] _ring = new int[16];
    private int _head;
    private int _count;

    public void Add(int consumer)
    {
        if (_count == _ring.Length)
        {
            var ring = new int[2 * _ring.Length];
            for (var i = 0; i < _count; i++)
                ring[i] = _ring[(_head + i) & (_ring.Length - 1)];
            _ring = ring;
            _head = 0;
        }

        _ring[(_head + _count++) & (_ring.Length - 1)] = consumer;
    }

    public bool TryTake(out int consumer)
    {
        consumer = _count > 0 ? _ring[_head] : -1;
        if (_count == 0)
            return false;
        _head = (_head + 1) & (_ring.Length - 1);
        _count--;
        return true;
    }
}
