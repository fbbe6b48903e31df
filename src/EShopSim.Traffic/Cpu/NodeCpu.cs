namespace EShopSim.Traffic.Cpu;

/// <summary>The cores of one node: while its pods want no more than there are, each is on its own; beyond that they share by weight.</summary>
/// <remarks>
/// Weighted max-min fairness, which the kernel's fair scheduler comes to over some milliseconds: nobody gets more than it can use, and
/// what one leaves goes to the others by weight. While the cores do not suffice, a pod's quota stalls and refills are events of their
/// own, since they change what the others get.
/// </remarks>
internal sealed class NodeCpu(double cores)
{
    private const double Rounding = 1e-9;

    private readonly List<ProcessorSharing> _pods = [];
    private double[] _demands = [];
    private double _wanted;

    /// <summary>How many there are.</summary>
    public double Cores { get; } = cores > 0 ? cores : throw new ArgumentOutOfRangeException(nameof(cores), cores, "A node has cores.");

    /// <summary>Whether its pods want more than there is.</summary>
    public bool IsContended { get; private set; }

    /// <summary>Whether what one of them wants has changed since the cores were last shared out.</summary>
    public bool IsStale { get; set; }

    public void Add(ProcessorSharing pod) => _pods.Add(pod);

    public void Remove(ProcessorSharing pod) => _pods.Remove(pod);

    /// <summary>The pods together want so many cores more, stalled ones included.</summary>
    public void Change(double cores) => _wanted += cores;

    public void Share()
    {
        if (!IsStale)
            return;
        IsStale = false;
        var wasContended = IsContended;
        IsContended = _wanted > Cores + Rounding;
        if (IsContended)
            Divide();
        if (IsContended == wasContended)
            return;
        foreach (var pod in _pods)
        {
            if (!IsContended)
                pod.Allow(Cores);
            pod.NotePlan();
        }
    }

    // Whoever wants less than its share at the present price per weight gets all it wants; the rest is divided anew among the others.
    private void Divide()
    {
        if (_demands.Length < _pods.Count)
            _demands = new double[2 * _pods.Count];
        var weight = 0.0;
        for (var i = 0; i < _pods.Count; i++)
        {
            _demands[i] = _pods[i].Demand();
            if (_demands[i] > 0)
                weight += _pods[i].Weight;
        }

        var left = Cores;
        var isSettled = false;
        while (!isSettled)
        {
            isSettled = true;
            var perWeight = left / weight;
            for (var i = 0; i < _pods.Count; i++)
            {
                if (_demands[i] <= 0 || _demands[i] > perWeight * _pods[i].Weight)
                    continue;
                _pods[i].Allow(_demands[i]);
                left -= _demands[i];
                weight -= _pods[i].Weight;
                _demands[i] = 0;
                isSettled = false;
            }
        }

        for (var i = 0; i < _pods.Count; i++)
        {
            if (_demands[i] > 0)
                _pods[i].Allow(left / weight * _pods[i].Weight);
        }
    }
}
