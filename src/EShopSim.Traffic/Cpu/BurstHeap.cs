namespace EShopSim.Traffic.Cpu;

/// <summary>Bursts of a flooded pod, the one that finishes first on top: a binary heap over one array that is kept.</summary>
internal sealed class BurstHeap
{
    private Burst[] _bursts = new Burst[16];

    public int Count { get; private set; }

    public ref readonly Burst Top => ref _bursts[0];

    public void Push(Burst burst)
    {
        if (Count == _bursts.Length)
            Array.Resize(ref _bursts, 2 * Count);
        var bursts = _bursts;
        var index = Count++;
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (!burst.Precedes(bursts[parent]))
                break;
            bursts[index] = bursts[parent];
            index = parent;
        }

        bursts[index] = burst;
    }

    public Burst Pop()
    {
        var bursts = _bursts;
        var top = bursts[0];
        var count = --Count;
        var last = bursts[count];
        var index = 0;
        while (true)
        {
            var child = (2 * index) + 1;
            if (child >= count)
                break;
            if (child + 1 < count && bursts[child + 1].Precedes(bursts[child]))
                child++;
            if (!bursts[child].Precedes(last))
                break;
            bursts[index] = bursts[child];
            index = child;
        }

        bursts[index] = last;
        return top;
    }
}
