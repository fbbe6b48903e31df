using EShopSim.Cluster.Rules.Pods;

namespace EShopSim.Traffic.Cpu;

/// <summary>The pods of one node that the kubelet keeps in one cgroup. Only those with work take part; a pod joins and leaves in constant time.</summary>
internal sealed class CpuSlice
{
    private ProcessorSharing[] _runnable = new ProcessorSharing[8];
    private double[] _demands = new double[8];
    private double[] _weights = new double[8];
    private double[] _shares = new double[8];
    private long _requestedMillicores;

    /// <summary>Its cpu.shares: those of the sum of its pods' requests, whether or not they have work.</summary>
    public double Weight { get; private set; } = CpuShares.Of(0);

    /// <summary>Its pods with work.</summary>
    public ReadOnlySpan<ProcessorSharing> Runnable => _runnable.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>Pods with such requests came, or went.</summary>
    public void ChangeRequests(long millicores)
    {
        _requestedMillicores += millicores;
        Weight = CpuShares.Of(_requestedMillicores);
    }

    public void Join(ProcessorSharing pod)
    {
        if (Count == _runnable.Length)
            Grow();
        pod.Place = Count;
        _runnable[Count++] = pod;
    }

    public void Leave(ProcessorSharing pod)
    {
        var last = _runnable[--Count];
        _runnable[pod.Place] = last;
        last.Place = pod.Place;
        _runnable[Count] = null!;
    }

    /// <summary>What its pods could use, all together.</summary>
    public double Demand()
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
        {
            _demands[i] = _runnable[i].Demand();
            _weights[i] = _runnable[i].Weight;
            sum += _demands[i];
        }

        return sum;
    }

    /// <summary>Shares cores out among the pods by what <see cref="Demand"/> has found.</summary>
    public void Divide(double cores)
    {
        FairDivision.Divide(cores, _demands.AsSpan(0, Count), _weights.AsSpan(0, Count), _shares);
        for (var i = 0; i < Count; i++)
            _runnable[i].Allow(_shares[i], _demands[i]);
    }

    private void Grow()
    {
        var size = 2 * Count;
        Array.Resize(ref _runnable, size);
        _demands = new double[size];
        _weights = new double[size];
        _shares = new double[size];
    }
}
