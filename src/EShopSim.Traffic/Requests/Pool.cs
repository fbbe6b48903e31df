namespace EShopSim.Traffic.Requests;

/// <summary>Slots for short-lived things, named by index and used again, so that a steady state allocates nothing.</summary>
/// <remarks>A reference into the pool is void after the next <see cref="Take"/>, which may move the array.</remarks>
internal sealed class Pool<T>
    where T : struct
{
    private const int InitialCapacity = 64;

    private T[] _items = new T[InitialCapacity];
    private Slot[] _slots = new Slot[InitialCapacity];
    private int _used;
    private int _firstFree = Index.None;

    /// <summary>Slots taken and not freed.</summary>
    public int InUse { get; private set; }

    /// <summary>Slots there are, in use or not: what the pool has grown to.</summary>
    public int Capacity => _items.Length;

    public ref T this[int index] => ref _items[index];

    /// <summary>Takes a slot; its content is whatever the last user left.</summary>
    public int Take()
    {
        InUse++;
        var index = _firstFree;
        if (index != Index.None)
        {
            _firstFree = _slots[index].NextFree;
            return index;
        }

        if (_used == _items.Length)
        {
            Array.Resize(ref _items, 2 * _used);
            Array.Resize(ref _slots, 2 * _used);
        }

        return _used++;
    }

    public void Free(int index)
    {
        InUse--;
        ref var slot = ref _slots[index];
        slot.Generation++;
        slot.NextFree = _firstFree;
        _firstFree = index;
    }

    /// <summary>Tells uses of the same slot apart.</summary>
    public int Generation(int index) => _slots[index].Generation;

    private struct Slot
    {
        public int NextFree;
        public int Generation;
    }
}
