using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Replay;

/// <summary>A pod that uses its share of a measured demand, and what it uses idle and while it starts.</summary>
internal sealed class ReplayPod(ReplayModule module, Pod pod) : PodWork
{
    private readonly SimTime _startedAt = module.Simulator.Now;
    private readonly double _capCores = module.Demand.PodCapMillicores / 1000 ?? PodContainers.CpuLimitCores(pod.Template);
    private readonly double _limitCores = PodContainers.CpuLimitCores(pod.Template);
    private readonly long _memoryBytes = module.BaseMemoryBytes ?? PodContainers.IdleMemoryBytes(pod.Template);
    private SimTime? _stoppedAt;
    private SimTime _since = module.Simulator.Now;
    private double _shareCoreSeconds;
    private double _busySeconds;
    private double _throttledSeconds;
    private double _factor = 1;

    /// <summary>Whether the proxies know it; its module's to set.</summary>
    public bool IsEndpoint { get; set; }

    public override double CpuCoreSeconds => _shareCoreSeconds + ShareSince() + (module.HasOwnUse ? OwnCoreSeconds : 0);

    public override CpuUse CpuUse => IsLimited ? base.CpuUse : new CpuUse(CpuCoreSeconds, 0, 0);

    public override long ElapsedPeriods => IsLimited ? Periods(_busySeconds + SecondsAbove(0)) : 0;

    public override long ThrottledPeriods => IsLimited ? Periods(_throttledSeconds + SecondsAbove(_limitCores)) : 0;

    public override long MemoryBytes => _memoryBytes;

    private bool IsLimited => !double.IsPositiveInfinity(_limitCores);

    // A pod without a limit is capped as all of its module; one that stopped, or whose requests cost more or less, counts for itself.
    private bool IsEven => IsEndpoint && _stoppedAt is null && _factor == 1 && !IsLimited && !module.HasOwnUse;

    // What it uses beside its share of the demand.
    private double OwnCoreSeconds =>
        (module.Demand.IdleMillicores / 1000 * (End - _startedAt).TotalSeconds)
        + (module.Demand.StartupMillicores / 1000 * StartupSeconds);

    private SimTime End => _stoppedAt ?? module.Simulator.Now;

    private double StartupSeconds
    {
        get
        {
            var until = pod.FirstReadyAt is { } ready ? SimTime.Min(ready, End) : End;
            return Math.Max(0, (until - _startedAt).TotalSeconds);
        }
    }

    public void Advance()
    {
        _shareCoreSeconds += ShareSince();
        if (IsLimited)
        {
            _busySeconds += SecondsAbove(0);
            _throttledSeconds += SecondsAbove(_limitCores);
        }

        _since = module.Simulator.Now;
    }

    /// <summary>Notes that it gets what all of its module get, from now on, or that it does not.</summary>
    public void NoteShare()
    {
        if (IsEven)
            module.Shares.Set(pod.Index, module, _shareCoreSeconds);
        else
            module.Shares.Forget(pod.Index);
    }

    // Until the number of pods changes it has a beginning of its own.
    public override void SetCpuFactor(double factor)
    {
        Advance();
        _factor = factor;
        module.Shares.Forget(pod.Index);
    }

    public override void AddEndpoint() => module.AddEndpoint(this);

    public override bool RemoveEndpoint() => module.RemoveEndpoint(this);

    public override void Stop(bool silently)
    {
        Advance();
        _stoppedAt ??= module.Simulator.Now;
        NoteShare();
    }

    private static long Periods(double seconds) => (long)Math.Round(seconds * TimeSpan.TicksPerSecond / Cpu.CfsQuota.PeriodTicks);

    // How long since then it wanted more than so many cores. A pod whose own cap is below its limit never reaches the limit.
    private double SecondsAbove(double cores)
    {
        var to = module.Simulator.Now;
        if (_stoppedAt is not null || _factor == 0 || to == _since || !IsEndpoint || (cores > 0 && _capCores < cores))
            return 0;
        return module.Curve.SecondsAbove(_since, to, cores * module.EndpointCount / _factor);
    }

    private double ShareSince()
    {
        var to = module.Simulator.Now;
        if (_stoppedAt is not null || _factor == 0 || to == _since || !IsEndpoint)
            return 0;
        return module.Share(_since, to, _factor, _capCores);
    }
}
