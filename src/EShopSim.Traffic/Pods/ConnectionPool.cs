using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Pods;

/// <summary>The connections of one pod to one target. Who gives up waiting stays in the ring and is passed over.</summary>
internal sealed class ConnectionPool(int size)
{
    private WaitingCall[] _ring = new WaitingCall[16];
    private int _head;
    private int _count;

    /// <summary>Connections that nobody holds.</summary>
    public int Free { get; private set; } = size;

    /// <summary>Takes a free one.</summary>
    public bool TryTake()
    {
        if (Free == 0)
            return false;
        Free--;
        return true;
    }

    public void Release() => Free++;

    public void Wait(WaitingCall call)
    {
        if (_count == _ring.Length)
            Grow();
        _ring[(_head + _count++) & (_ring.Length - 1)] = call;
    }

    public bool TryNext(out WaitingCall call)
    {
        if (_count == 0)
        {
            call = default;
            return false;
        }

        call = _ring[_head];
        _head = (_head + 1) & (_ring.Length - 1);
        _count--;
        return true;
    }

    private void Grow()
    {
        var ring = new WaitingCall[2 * _ring.Length];
        for (var i = 0; i < _count; i++)
            ring[i] = _ring[(_head + i) & (_ring.Length - 1)];
        _ring = ring;
        _head = 0;
    }
}
