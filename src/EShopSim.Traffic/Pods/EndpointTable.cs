namespace EShopSim.Traffic.Pods;

/// <summary>The pods that the proxies send a module's requests to.</summary>
internal sealed class EndpointTable
{
    private PodServer[] _pods = new PodServer[4];

    public int Count { get; private set; }

    public void Add(PodServer pod)
    {
        if (Array.IndexOf(_pods, pod, 0, Count) >= 0)
            return;
        if (Count == _pods.Length)
            Array.Resize(ref _pods, 2 * Count);
        _pods[Count++] = pod;
    }

    public bool Remove(PodServer pod)
    {
        var index = Array.IndexOf(_pods, pod, 0, Count);
        if (index < 0)
            return false;
        Count--;
        Array.Copy(_pods, index + 1, _pods, index, Count - index);
        _pods[Count] = null!;
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
