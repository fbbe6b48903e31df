namespace EShopSim.Traffic.Cpu;

/// <summary>The bursts of one pod in the order in which they finish: the next ones sorted, those beyond in a heap.</summary>
/// <remarks>
/// A pod that keeps up has a handful, and among so few it is cheaper to shift than to climb: the next is taken without a comparison.
/// The heap serves pods that are flooded. One total order holds throughout, so where a burst lies changes nothing.
/// </remarks>
internal sealed class BurstQueue
{
    private const int NearLimit = 32;

    // The next one last, so that taking it moves nothing; all of them before all in the heap.
    private Burst[] _near = new Burst[8];
    private int _count;
    private BurstHeap? _far;
    private int _order;

    public bool IsEmpty => _count == 0;

    /// <summary>When the first is done, in virtual time.</summary>
    public double NextFinish => _near[_count - 1].Finish;

    public void Push(double finish, int visit)
    {
        var burst = new Burst(finish, visit, _order++);
        if (_count == _near.Length)
            MakeRoom();
        if (_far is { Count: > 0 } far && !burst.Precedes(_near[0]))
        {
            far.Push(burst);
            return;
        }

        var near = _near;
        var index = _count++;
        for (; index > 0 && near[index - 1].Precedes(burst); index--)
            near[index] = near[index - 1];
        near[index] = burst;
    }

    public int Pop()
    {
        var visit = _near[--_count].Visit;
        if (_count == 0)
            Refill();
        return visit;
    }

    /// <summary>Removes everything and gives the memory back: the pod is gone.</summary>
    public void Release()
    {
        _near = [];
        _count = 0;
        _far = null;
    }

    // Beyond the limit the later half goes to the heap.
    private void MakeRoom()
    {
        if (_near.Length < NearLimit)
        {
            Array.Resize(ref _near, 2 * _near.Length);
            return;
        }

        _far ??= new BurstHeap();
        foreach (ref readonly var burst in _near.AsSpan(0, NearLimit / 2))
            _far.Push(burst);
        _count = NearLimit / 2;
        _near.AsSpan(NearLimit / 2).CopyTo(_near);
    }

    private void Refill()
    {
        if (_far is not { Count: > 0 } far)
        {
            _order = 0;
            return;
        }

        _count = Math.Min(far.Count, NearLimit / 2);
        for (var i = _count - 1; i >= 0; i--)
            _near[i] = far.Pop();
    }
}
