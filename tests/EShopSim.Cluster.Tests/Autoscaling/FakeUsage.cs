using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Autoscaling;

/// <summary>Pods that use what the test says: a share of a total demand, or an amount of their own.</summary>
internal sealed class FakeUsage(Simulator simulator) : Watcher, IPodUsage, IPodObserver
{
    private readonly List<Pod> _running = [];
    private readonly Dictionary<Pod, double> _coreSeconds = [];
    private readonly Dictionary<Pod, double> _ownCores = [];
    private readonly Dictionary<Pod, double> _cores = [];
    private SimTime _settledAt;

    /// <summary>Cores wanted in total by those ready pods that have no amount of their own.</summary>
    public double TotalCores
    {
        get;
        set
        {
            field = value;
            Share();
        }
    }

    public double RequestsPerCoreSecond { get; set; } = 100;

    public long InFlightPerPod { get; set; }

    public long Memory { get; set; } = 64L << 20;

    public List<(Pod Pod, bool Silently)> Stops { get; } = [];

    public void SetCores(Pod pod, double cores)
    {
        _ownCores[pod] = cores;
        Share();
    }

    public double CpuCoreSeconds(Pod pod)
    {
        Settle();
        return _coreSeconds.GetValueOrDefault(pod);
    }

    public long MemoryBytes(Pod pod) => Memory;

    public long RequestsReceived(Pod pod) => (long)Math.Round(CpuCoreSeconds(pod) * RequestsPerCoreSecond);

    public long InFlight(Pod pod) => InFlightPerPod;

    public bool IsIdle(Pod pod) => true;

    public override void PodChanged(Pod pod, PodChange change) => Share();

    public void Started(Pod pod)
    {
        _running.Add(pod);
        _coreSeconds[pod] = 0;
        Share();
    }

    public void Stopped(Pod pod, bool silently)
    {
        _running.Remove(pod);
        Stops.Add((pod, silently));
        Share();
    }

    public void EndpointAdded(Pod pod)
    {
    }

    public void EndpointRemoved(Pod pod)
    {
    }

    public void Terminating(Pod pod)
    {
    }

    private void Share()
    {
        Settle();
        _cores.Clear();
        var serving = _running.Count(pod => pod.IsReady && !pod.IsTerminating && !_ownCores.ContainsKey(pod));
        foreach (var pod in _running)
            _cores[pod] = _ownCores.TryGetValue(pod, out var own) ? own : pod.IsReady && !pod.IsTerminating ? TotalCores / serving : 0;
    }

    private void Settle()
    {
        var seconds = (simulator.Now - _settledAt).TotalSeconds;
        _settledAt = simulator.Now;
        if (seconds == 0)
            return;
        foreach (var (pod, cores) in _cores)
            _coreSeconds[pod] += cores * seconds;
    }
}
