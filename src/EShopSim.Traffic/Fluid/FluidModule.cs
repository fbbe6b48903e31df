using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Fluid;

/// <summary>A module as a station: what flows in, what it can serve, and what has piled up before it.</summary>
internal sealed class FluidModule(Module description, int index, ModuleMeter meter, Simulator simulator) : ModuleRuntime(meter)
{
    // Above that the load is no steady state: the backlog, not the formula, tells the delay.
    private const double SteadyLoad = 0.97;

    // Below that nothing piles up, whatever the step.
    private const double CalmLoad = 0.9;

    private double _demandCores;
    private double _cpuPerVisit;
    private double _workVariance;
    private double _visitsPerSecond;
    private double _lostPerSecond;
    private double _servedPerSecond;
    private double _failedShare;
    private int _running;
    private double _receivedRest;
    private double _completedRest;
    private double _failedRest;

    public Module Description { get; } = description;

    /// <summary>Its place among the modules.</summary>
    public int Index { get; } = index;

    public Simulator Simulator { get; } = simulator;

    /// <summary>Whether it lies outside the cluster and needs no pods.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Visits per second that are let in; the others are turned away.</summary>
    public double RatePerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>Pods that the proxies send to.</summary>
    public List<FluidPod> Endpoints { get; } = [];

    /// <summary>Visits that wait for a place or for CPU beyond what a steady state holds.</summary>
    public double Backlog { get; private set; }

    /// <summary>Share of the visits that a full queue turns away.</summary>
    public double Rejected { get; private set; }

    /// <summary>Share of the visits that go to pods which are gone, as long as the proxies do not know: they are never answered.</summary>
    public double Lost { get; private set; }

    /// <summary>Whether nobody can answer.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Whether it had much more to give than was asked of it, and turned nobody away.</summary>
    public bool IsCalm { get; private set; }

    /// <summary>Wait for a place, in seconds.</summary>
    public double DelaySeconds { get; private set; }

    /// <summary>Time over CPU demand in service, at least 1.</summary>
    public double Stretch { get; private set; } = 1;

    /// <summary>Chance to find others at work, for the variance of the time in service.</summary>
    public double Crowding { get; private set; }

    /// <summary>Time lost to the CPU limit.</summary>
    public Sojourn Throttled { get; private set; }

    /// <summary>Mean CPU factor of the endpoints.</summary>
    public double CpuFactor { get; private set; } = 1;

    /// <summary>Core-seconds per second that the requests bring.</summary>
    public double DemandCores => _demandCores;

    public override PodWork Start(Pod pod, NodeCpu node) => new FluidPod(this, pod, node.Cores);

    /// <summary>Begins a step: nothing flows in yet.</summary>
    public void Clear()
    {
        (_demandCores, _workVariance, _visitsPerSecond, _lostPerSecond) = (0, 0, 0, 0);
        _running = 0;
        var factor = 0.0;
        foreach (var pod in Endpoints)
            if (pod.IsRunning)
            {
                _running++;
                factor += pod.CpuFactor;
            }

        IsDown = _running == 0 && !IsExternal;
        Lost = IsDown || IsExternal ? 0 : 1 - ((double)_running / Endpoints.Count);
        CpuFactor = _running == 0 ? 1 : factor / _running;
    }

    /// <summary>Visits of an operation flow in.</summary>
    public void Receive(double perSecond, in ServiceLaw cpu)
    {
        var (mean, variance) = (cpu.Mean * CpuFactor, cpu.Variance * CpuFactor * CpuFactor);
        _lostPerSecond += perSecond * Lost;
        perSecond *= 1 - Lost;
        _visitsPerSecond += perSecond;
        _demandCores += perSecond * mean;
        _workVariance += perSecond * (variance + (mean * mean));
        _cpuPerVisit = _visitsPerSecond > 0 ? _demandCores / _visitsPerSecond : 0;
    }

    /// <summary>Cores each endpoint wants, backlog included.</summary>
    public double WantedCoresPerPod(double stepSeconds) =>
        IsDown || IsExternal ? 0 : (_demandCores + (Backlog * _cpuPerVisit / stepSeconds)) / _running;

    /// <summary>Serves for a step.</summary>
    /// <param name="capacityCores">Cores that all endpoints together get at most.</param>
    /// <param name="holdSeconds">Time a visit holds its place at least: CPU without company, wait and calls.</param>
    /// <param name="stepSeconds">Length of the step.</param>
    public void Serve(double capacityCores, double holdSeconds, double stepSeconds)
    {
        var pods = IsExternal ? 1 : _running;
        if (IsDown)
        {
            (_servedPerSecond, _failedShare, IsCalm) = (0, 1, _visitsPerSecond == 0);
            (Backlog, DelaySeconds, Stretch, Crowding, Throttled, Rejected) = (0, 0, 1, 0, default, 0);
            return;
        }

        var places = PlacesPerPod(capacityCores / pods) * pods;
        var most = Math.Min(_cpuPerVisit > 0 ? capacityCores / _cpuPerVisit : double.PositiveInfinity, double.IsFinite(places) && holdSeconds > 0 ? places / holdSeconds : double.PositiveInfinity);
        var tooMany = Math.Max(0, _visitsPerSecond - RatePerSecond);
        var served = Math.Min(_visitsPerSecond - tooMany + (Backlog / stepSeconds), most);
        var before = Backlog;
        Backlog = Math.Max(0, Backlog + ((_visitsPerSecond - tooMany - served) * stepSeconds));
        var room = Description.QueueLimit is { } queue ? ((double)queue + (double.IsFinite(places) && _cpuPerVisit > 0 ? places / pods : 0)) * pods : double.PositiveInfinity;
        var overflow = Math.Max(0, Backlog - room);
        Backlog -= overflow;
        Rejected = _visitsPerSecond > 0 ? Math.Min(1, (tooMany + (overflow / stepSeconds)) / _visitsPerSecond) : 0;
        if (!IsExternal)
            SetCongestion(capacityCores / pods, pods);
        SetDelay((before + Backlog) / 2, most, places);
        (_servedPerSecond, _failedShare) = (served, Rejected);
        IsCalm = Backlog == 0 && before == 0 && Rejected == 0 && Lost == 0 && served <= CalmLoad * most;
        var usedCores = served * _cpuPerVisit;
        foreach (var pod in Endpoints)
            if (pod.IsRunning)
                pod.Set(Math.Min(pod.CapCores, usedCores / pods), _visitsPerSecond / pods, (Backlog + (served * holdSeconds)) / pods);
    }

    /// <summary>Counts the visits of so many seconds.</summary>
    public void Count(double seconds)
    {
        _receivedRest += (_visitsPerSecond + _lostPerSecond) * seconds;
        _failedRest += ((_visitsPerSecond * _failedShare) + _lostPerSecond) * seconds;
        var received = (long)_receivedRest;
        var failed = Math.Min((long)_failedRest, received);
        _receivedRest -= received;
        _failedRest -= failed;
        _completedRest += _servedPerSecond * seconds;
        var completed = Math.Min((long)_completedRest, Meter.InFlight + received - failed);
        _completedRest = Math.Min(_completedRest - completed, 1);
        Meter.Received += received;
        Meter.Failed += failed;
        Meter.Completed += completed;
        Meter.InFlight += received - failed - completed;
    }

    private double PlacesPerPod(double cores) => Description.Discipline == ServiceDiscipline.Fifo
        ? Description.Workers ?? Math.Max(1, Math.Ceiling(cores))
        : Description.Concurrency ?? double.PositiveInfinity;

    private void SetCongestion(double coresPerPod, int pods)
    {
        var pod = Endpoints.First(p => p.IsRunning);
        var threads = Math.Max(1, Math.Min(pod.NodeCores, Math.Ceiling(coresPerPod)));
        var perPod = _demandCores / pods;
        var load = Math.Min(perPod / Math.Max(1e-9, coresPerPod), SteadyLoad);
        var isLimited = pod.LimitCores < pod.NodeCores;
        var sharingCores = isLimited ? pod.NodeCores : threads;
        var congested = Congestion.Sharing(isLimited ? Math.Min(SteadyLoad, perPod / pod.NodeCores) : load, Math.Max(1, sharingCores));
        Stretch = 1 + congested;
        Crowding = 1 - (1 / Stretch);
        Throttled = isLimited ? Congestion.Throttling(load * pod.LimitCores, _workVariance / pods, pod.LimitCores) : default;
    }

    // What has places shares the CPU, and its time grows with its demand; the rest waits in line.
    private void SetDelay(double backlog, double most, double places)
    {
        DelaySeconds = 0;
        if (!(most > 0) || !double.IsFinite(most))
            return;
        var sharing = Description.Discipline == ServiceDiscipline.Sharing && _cpuPerVisit > 0 ? Math.Min(backlog, places) : 0;
        DelaySeconds = (backlog - sharing) / most;
        Stretch += sharing / most / Math.Max(1e-9, _cpuPerVisit);
    }
}
