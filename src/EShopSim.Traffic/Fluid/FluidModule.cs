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
    private double _aloneSeconds;
    private double _workVariance;
    private double _visitsPerSecond;
    private double _lostPerSecond;
    private double _servedPerSecond;
    private double _failedShare;
    private int _running;
    private double _crowd;
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

    /// <summary>The part of it that is there without a backlog: it scatters, where a backlog stretches all alike.</summary>
    public double SteadyStretch { get; private set; } = 1;

    /// <summary>Time lost to the CPU limit.</summary>
    public Sojourn Throttled { get; private set; }

    /// <summary>Mean CPU factor of the endpoints.</summary>
    public double CpuFactor { get; private set; } = 1;

    /// <summary>The CPU limit of its pods; infinite where a node has no more.</summary>
    public double LimitCores { get; private set; } = double.PositiveInfinity;

    /// <summary>Core-seconds per second that the requests bring.</summary>
    public double DemandCores => _demandCores;

    public override PodWork Start(Pod pod, NodeCpu node) => new FluidPod(this, pod, node.Cores);

    /// <summary>Begins a step: nothing flows in yet.</summary>
    public void Clear()
    {
        (_demandCores, _aloneSeconds, _workVariance, _visitsPerSecond, _lostPerSecond) = (0, 0, 0, 0, 0);
        _running = 0;
        var factor = 0.0;
        foreach (var pod in Endpoints)
            if (pod.IsRunning)
            {
                _running++;
                factor += pod.CpuFactor;
                LimitCores = pod.LimitCores < pod.NodeCores ? pod.LimitCores : double.PositiveInfinity;
            }

        IsDown = _running == 0 && !IsExternal;
        Lost = IsDown || IsExternal ? 0 : 1 - ((double)_running / Endpoints.Count);
        CpuFactor = _running == 0 ? 1 : factor / _running;
    }

    /// <summary>Visits of an operation flow in.</summary>
    public void Receive(FluidOperation operation)
    {
        var (mean, variance) = (operation.Cpu.Mean * CpuFactor, operation.Cpu.Variance * CpuFactor * CpuFactor);
        _lostPerSecond += operation.PerSecond * Lost;
        var perSecond = operation.PerSecond * (1 - Lost);
        _aloneSeconds += perSecond * operation.Alone.Mean;
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
            (Backlog, DelaySeconds, Stretch, SteadyStretch, Throttled, Rejected, _crowd) = (0, 0, 1, 1, default, 0, 0);
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
            SetCongestion(capacityCores / pods, pods, stepSeconds);
        SetDelay((before + Backlog) / 2, most, places / Math.Max(1e-9, capacityCores));
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

    private double AlonePerVisit => _visitsPerSecond > 0 ? _aloneSeconds / _visitsPerSecond : 0;

    private double PlacesPerPod(double cores) => Description.Discipline == ServiceDiscipline.Fifo
        ? Description.Workers ?? Math.Max(1, Math.Ceiling(cores))
        : Description.Concurrency ?? double.PositiveInfinity;

    private void SetCongestion(double coresPerPod, int pods, double stepSeconds)
    {
        var pod = Endpoints.First(p => p.IsRunning);
        var threads = Math.Max(1, Math.Min(pod.NodeCores, Math.Ceiling(coresPerPod)));
        var perPod = _demandCores / pods;
        var load = Math.Min(perPod / Math.Max(1e-9, coresPerPod), SteadyLoad);
        var isLimited = double.IsFinite(LimitCores);
        var sharing = Congestion.Sharing(isLimited ? Math.Min(SteadyLoad, perPod / pod.NodeCores) : load, isLimited ? pod.NodeCores : threads);
        (var throttledSeconds, Throttled) = Congestion.Throttling(load, _cpuPerVisit, _workVariance / 2 / Math.Max(1e-9, _demandCores), LimitCores);

        // A queue comes to its steady state the more slowly the longer it gets there: of M/M/1 within 1/μ(1−√ρ)², some 4E[x](1 + stretch)².
        var steady = sharing + (throttledSeconds > 0 ? throttledSeconds / AlonePerVisit : 0);
        var relaxation = 4 * _cpuPerVisit * (1 + steady) * (1 + steady);
        _crowd = relaxation > 0 ? steady + ((_crowd - steady) * Math.Exp(-stepSeconds / relaxation)) : steady;
    }

    // What has places shares the CPU, and its time grows with its demand; the rest waits in line.
    private void SetDelay(double backlog, double most, double mostSharing)
    {
        var alone = AlonePerVisit;
        var piled = alone > 0 && most > 0 && double.IsFinite(most) ? backlog / most / alone : 0;
        var extra = Math.Sqrt((_crowd * _crowd) + (piled * piled));
        var shared = alone > 0 && Description.Discipline == ServiceDiscipline.Sharing ? Math.Min(extra, Math.Max(0, (mostSharing * _cpuPerVisit / alone) - 1)) : 0;
        Stretch = 1 + shared;
        SteadyStretch = 1 + Math.Min(shared, _crowd);
        DelaySeconds = alone > 0 ? (extra - shared) * alone : most > 0 && double.IsFinite(most) ? backlog / most : 0;
    }
}
