using EShopSim.Cluster;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>CPU that the pods of each node have used since the last look.</summary>
/// <remarks>The pods are read in the order of their creation, in which what they do lies in memory, and not node by node.</remarks>
internal sealed class NodeCpuUse(IReadOnlyList<Pod> pods, IDataPlane traffic, int nodeCount)
{
    // Pods that have gone use nothing: they need not leave at once.
    private const int LooksFromSweepToSweep = 64;

    private readonly double[] _usedCoreSeconds = new double[nodeCount];
    private readonly List<Pod> _unbound = [];
    private BoundPod[] _bound = new BoundPod[16];
    private int _boundCount;
    private int _knownPods;
    private int _looks;

    /// <summary>Core-seconds by node from the last call to now; good until the next.</summary>
    public ReadOnlySpan<double> SinceLast()
    {
        for (; _knownPods < pods.Count; _knownPods++)
            _unbound.Add(pods[_knownPods]);
        if (_unbound.Count > 0)
            _unbound.RemoveAll(IsSettled);
        Array.Clear(_usedCoreSeconds);
        foreach (ref var pod in _bound.AsSpan(0, _boundCount))
        {
            var now = traffic.CpuCoreSeconds(pod.Index);
            // Containers that were started again count from zero.
            _usedCoreSeconds[pod.Node] += Math.Max(0, now - pod.SeenCoreSeconds);
            pod.SeenCoreSeconds = now;
        }

        if (++_looks % LooksFromSweepToSweep == 0)
            Sweep();
        return _usedCoreSeconds;
    }

    private bool IsSettled(Pod pod)
    {
        if (pod.NodeIndex < 0)
            return pod.GoneAt is not null;
        if (pod.NodeIndex < nodeCount)
        {
            if (_boundCount == _bound.Length)
                Array.Resize(ref _bound, 2 * _boundCount);
            _bound[_boundCount++] = new BoundPod { Index = pod.Index, Node = pod.NodeIndex };
        }

        return true;
    }

    private void Sweep()
    {
        var kept = 0;
        for (var i = 0; i < _boundCount; i++)
            if (pods[_bound[i].Index].GoneAt is null)
                _bound[kept++] = _bound[i];
        _boundCount = kept;
    }

    private struct BoundPod
    {
        public int Index;
        public int Node;
        public double SeenCoreSeconds;
    }
}
