using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Traffic.Cpu;

/// <summary>The cores of one node: while its pods want no more than there are, each is on its own; beyond that they share by weight.</summary>
/// <remarks>
/// The weights are those of the kubelet's cgroups: at the root each guaranteed pod by itself, all burstable pods as one slice that counts as
/// the sum of their requests, and all best-effort pods as one that counts next to nothing; within a slice its pods by their own requests.
/// While the cores do not suffice, a pod's quota stalls and refills are events of their own, since they change what the others get. A pod
/// that wanted more than its share, and still does, changes nothing for the others: then nothing is shared out anew.
/// </remarks>
internal sealed class NodeCpu(double cores)
{
    private const double Rounding = 1e-9;
    private const int Slices = 2;

    private readonly CpuSlice _guaranteed = new();
    private readonly CpuSlice _burstable = new();
    private readonly CpuSlice _bestEffort = new();
    private double[] _demands = new double[8];
    private double[] _weights = new double[8];
    private double[] _shares = new double[8];
    private double _wanted;

    /// <summary>How many there are.</summary>
    public double Cores { get; } = cores > 0 ? cores : throw new ArgumentOutOfRangeException(nameof(cores), cores, "A node has cores.");

    /// <summary>Whether its pods want more than there is.</summary>
    public bool IsContended { get; private set; }

    /// <summary>The cgroup of pods of that class.</summary>
    public CpuSlice SliceOf(QosClass qos) => qos switch
    {
        QosClass.Guaranteed => _guaranteed,
        QosClass.Burstable => _burstable,
        _ => _bestEffort,
    };

    /// <summary>The pods together want so many cores more, stalled ones included.</summary>
    public void Change(double cores) => _wanted += cores;

    /// <summary>Shares the cores out if that pod's change makes it necessary.</summary>
    public void Share(ProcessorSharing pod)
    {
        var isContended = _wanted > Cores + Rounding;
        if (isContended == IsContended)
        {
            if (isContended && !pod.KeepsItsShare())
                Divide();
            return;
        }

        IsContended = isContended;
        if (isContended)
            Divide();
        Announce(_guaranteed);
        Announce(_burstable);
        Announce(_bestEffort);
    }

    private void Announce(CpuSlice slice)
    {
        foreach (var pod in slice.Runnable)
        {
            if (!IsContended)
                pod.Allow(Cores, 0);
            pod.NotePlan();
        }
    }

    private void Divide()
    {
        var pods = _guaranteed.Runnable;
        var count = pods.Length + Slices;
        if (_demands.Length < count)
        {
            _demands = new double[2 * count];
            _weights = new double[2 * count];
            _shares = new double[2 * count];
        }

        for (var i = 0; i < pods.Length; i++)
        {
            _demands[i] = pods[i].Demand();
            _weights[i] = pods[i].Weight;
        }

        _demands[count - 2] = _burstable.Demand();
        _weights[count - 2] = _burstable.Weight;
        _demands[count - 1] = _bestEffort.Demand();
        _weights[count - 1] = _bestEffort.Weight;
        FairDivision.Divide(Cores, _demands.AsSpan(0, count), _weights.AsSpan(0, count), _shares);
        for (var i = 0; i < pods.Length; i++)
            pods[i].Allow(_shares[i], _demands[i]);
        _burstable.Divide(_shares[count - 2]);
        _bestEffort.Divide(_shares[count - 1]);
    }
}
