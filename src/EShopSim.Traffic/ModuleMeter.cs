using EShopSim.Cluster.Api;
using EShopSim.Traffic.Pods;
using EShopSim.Traffic.Replay;

namespace EShopSim.Traffic;

/// <summary>What one module's pods did, all together and since the start of the run; counters only grow.</summary>
public sealed class ModuleMeter
{
    private readonly List<(int Pod, PodWork Work)> _running = [];
    private readonly EvenShares? _shares;
    private CpuUse _gone;

    internal ModuleMeter(string name, WorkloadRef workload, EvenShares? shares = null)
    {
        _shares = shares;
        Name = name;
        Workload = workload;
    }

    /// <summary>The module.</summary>
    public string Name { get; }

    /// <summary>The workload whose pods are its own.</summary>
    public WorkloadRef Workload { get; }

    /// <summary>Tries sent to the module: those that found no endpoint or a full queue among them.</summary>
    public long Received { get; internal set; }

    /// <summary>Those answered, whether or not the caller still waited.</summary>
    public long Completed { get; internal set; }

    /// <summary>Those that ended without an answer: refused, failed inside, or lost with their pod.</summary>
    public long Failed { get; internal set; }

    /// <summary>Those in its pods now, queued or in service.</summary>
    public long InFlight { get; internal set; }

    /// <summary>Tries of the requests received that were not the first.</summary>
    public long Retries { get; internal set; }

    /// <summary>Retries that a budget or a limit did not allow.</summary>
    public long RetriesDenied { get; internal set; }

    /// <summary>Tries sent beside a slow one.</summary>
    public long Hedges { get; internal set; }

    /// <summary>Requests that the callers' own limits stopped.</summary>
    public long Overflows { get; internal set; }

    /// <summary>Pods left out by a caller because they failed.</summary>
    public long Ejections { get; internal set; }

    /// <summary>What its pods used of their CPUs up to now.</summary>
    public CpuUse Cpu
    {
        get
        {
            var sum = _gone;
            foreach (var (pod, work) in _running)
                sum += _shares is not null && _shares.TryRead(pod, out var coreSeconds) ? new CpuUse(coreSeconds, 0, 0) : work.CpuUse;
            return sum;
        }
    }

    /// <summary>CPU used up to now, in core-seconds.</summary>
    public double CpuCoreSeconds => Cpu.CoreSeconds;

    /// <summary>CFS periods in which pods with a limit had work (nr_periods).</summary>
    public long ElapsedPeriods => Cpu.ElapsedPeriods;

    /// <summary>CFS periods in which that work had to stop (nr_throttled).</summary>
    public long ThrottledPeriods => Cpu.ThrottledPeriods;

    /// <summary>Of those answered, those whose client had given up by then, or whose caller had: work for nobody.</summary>
    public long Wasted { get; private set; }

    /// <summary>The CPU time that those needed, in core-seconds.</summary>
    public double WastedCpuCoreSeconds { get; private set; }

    internal void NoteWasted(double cpuCoreSeconds)
    {
        Wasted++;
        WastedCpuCoreSeconds += cpuCoreSeconds;
    }

    internal void Add(int pod, PodWork work) => _running.Add((pod, work));

    internal void Remove(int pod, PodWork work)
    {
        if (!_running.Remove((pod, work)))
            return;
        _gone += work.CpuUse;
    }
}
