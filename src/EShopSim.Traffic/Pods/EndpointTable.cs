namespace EShopSim.Traffic.Pods;

/// <summary>The pods that the proxies send a module's requests to. Each has a place of its own while it is one, for what callers remember of it.</summary>
internal sealed class EndpointTable
{
    private readonly Stack<int> _freePlaces = [];
    private PodServer[] _pods = new PodServer[4];
    private int[] _places = new int[4];
    private PodServer[] _byPlace = new PodServer[4];

    public int Count { get; private set; }

    /// <summary>Changes with the pods.</summary>
    public int Version { get; private set; }

    /// <summary>More than the highest place.</summary>
    public int PlaceCount { get; private set; }

    /// <summary>The places of the pods, in the order in which they came.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, Count);

    /// <summary>The pod at a place.</summary>
    public PodServer At(int place) => _byPlace[place];

    public void Add(PodServer pod)
    {
        if (pod.IsEndpoint)
            return;
        if (Count == _pods.Length)
        {
            Array.Resize(ref _pods, 2 * Count);
            Array.Resize(ref _places, 2 * Count);
            Array.Resize(ref _byPlace, 2 * Count);
        }

        var place = _freePlaces.Count > 0 ? _freePlaces.Pop() : PlaceCount++;
        _byPlace[place] = pod;
        _places[Count] = place;
        _pods[Count++] = pod;
        pod.IsEndpoint = true;
        Version++;
    }

    public bool Remove(PodServer pod)
    {
        if (!pod.IsEndpoint)
            return false;
        var index = Array.IndexOf(_pods, pod, 0, Count);
        Count--;
        _freePlaces.Push(_places[index]);
        Array.Copy(_places, index + 1, _places, index, Count - index);
        Array.Copy(_pods, index + 1, _pods, index, Count - index);
        _pods[Count] = null!;
        pod.IsEndpoint = false;
        Version++;
        return true;
    }

    /// <summary>One of the pods, uniformly at random by the bits of the key.</summary>
    public PodServer Pick(ulong key)
    {
        // The high word of the product; the bias of at most 2^-64 × count is beyond any measurement.
        var index = Count == 1 ? 0UL : Math.BigMul(Engine.RandomStreams.Mix(key, 0), (ulong)Count, out _);
        return _pods[index];
    }
}
