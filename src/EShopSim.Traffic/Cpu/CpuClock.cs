namespace EShopSim.Traffic.Cpu;

/// <summary>The CPU time of one pod in closed form: processor sharing by virtual time (Parekh and Gallager, 1993) under a CFS quota.</summary>
/// <remarks>
/// All times are ticks of 100 ns. Between two changes of the number of threads everything is linear or periodic, so the clock can be
/// moved over any number of periods at once, and a copy of it can be moved ahead to look at an instant without touching the original.
/// </remarks>
internal struct CpuClock
{
    private const double Rounding = 0.5;

    private CfsQuota _quota;
    private long _now;
    private int _threads;
    private bool _isPaused;
    private int _running;
    private double _cores;
    private double _slowness;
    private double _burn;

    /// <summary>A clock without work.</summary>
    /// <param name="startTicks">When the pod's containers started.</param>
    /// <param name="cores">Cores the pod may use.</param>
    /// <param name="quotaTicks">CPU ticks per period; infinity without a limit.</param>
    public CpuClock(long startTicks, double cores, double quotaTicks)
    {
        _quota = new CfsQuota(startTicks, quotaTicks);
        _now = startTicks;
        Cores = cores;
    }

    /// <summary>What each thread has been given since the pod was last without work, in ticks.</summary>
    public double Virtual { get; private set; }

    /// <summary>CPU used since the start, in core-ticks.</summary>
    public double UsedTicks { get; private set; }

    /// <summary>How long there was work but no quota, since the start, in ticks.</summary>
    public double StalledTicks { get; private set; }

    /// <summary>CFS periods with work; 0 without a limit.</summary>
    public readonly long ElapsedPeriods => _quota.ElapsedPeriods;

    /// <summary>CFS periods in which work had to stop.</summary>
    public readonly long ThrottledPeriods => _quota.ThrottledPeriods;

    /// <summary>Runnable threads from now on; each runs on at most one core, and all share the cores evenly.</summary>
    public int Threads
    {
        readonly get => _threads;
        set
        {
            _threads = value;
            if (value == 0)
                Virtual = 0;
            SetPace();
        }
    }

    /// <summary>Whether all threads stand still: time passes, and they are given nothing.</summary>
    public bool IsPaused
    {
        readonly get => _isPaused;
        set
        {
            _isPaused = value;
            SetPace();
        }
    }

    /// <summary>Cores the pod may use from now on; less than the node's where others want them too. Not zero.</summary>
    public double Cores
    {
        readonly get => _cores;
        set
        {
            _cores = value;
            SetPace();
        }
    }

    /// <summary>Whether there is work but no quota left until the period ends.</summary>
    public bool IsStalled()
    {
        if (!_quota.IsLimited || _running == 0)
            return false;
        _quota.EnterPeriodOf(_now);
        return _quota.IsSpent(_burn);
    }

    /// <summary>When the quota will next be spent or given anew, if nothing changes; the last instant there is when never.</summary>
    public long NextQuotaChange()
    {
        if (!_quota.IsLimited || _running == 0)
            return long.MaxValue;
        if (IsStalled())
            return _quota.PeriodEnd;
        var room = _quota.Room(_burn);
        if (room < _quota.PeriodEnd - _now)
            return _now + (long)Math.Ceiling(room);
        return _quota.RunOfWholePeriod(_burn) < CfsQuota.PeriodTicks ? _quota.PeriodEnd : long.MaxValue;
    }

    /// <summary>Lets the threads work up to an instant.</summary>
    public void Advance(long ticks)
    {
        var from = _now;
        _now = ticks;
        if (_running == 0 || ticks == from)
            return;
        if (_quota.IsLimited)
            AdvanceUnderQuota(from, ticks);
        else
            Run(ticks - from);
    }

    /// <summary>When a thread will have been given <paramref name="finish"/>, if nothing changes; to the nearest tick.</summary>
    public long InstantOf(double finish)
    {
        var work = (finish - Virtual) * _slowness;
        if (!_quota.IsLimited)
            return Near(work);
        _quota.EnterPeriodOf(_now);
        var run = _quota.RunWithin(_quota.PeriodEnd - _now, _burn);
        if (work <= run + Rounding)
            return Near(work);

        // Whole periods of which each gives the same, then the rest in the last one.
        work -= run;
        var perPeriod = _quota.RunOfWholePeriod(_burn);
        var periods = Math.Floor(work / perPeriod);
        var rest = work - (periods * perPeriod);
        if (rest <= Rounding && periods > 0)
        {
            periods--;
            rest += perPeriod;
        }

        return _quota.PeriodEnd + ((long)periods * CfsQuota.PeriodTicks) + (long)Math.Round(rest);
    }

    // No work is as long as the 29,000 years from which on a cast that saturates would tell another time.
    private readonly long Near(double work) => _now + Math.Max(0, double.ConvertToIntegerNative<long>(Math.Round(work)));

    private void SetPace()
    {
        _running = _isPaused ? 0 : _threads;
        _burn = Math.Min(_threads, _cores);
        _slowness = _threads <= _cores ? 1 : _threads / _cores;
    }

    private void AdvanceUnderQuota(long from, long to)
    {
        _quota.EnterPeriodOf(from);
        var end = _quota.PeriodEnd;
        if (to > end)
        {
            RunPart(end - from, _quota.Spend(end - from, _burn));
            var periods = (to - end) / CfsQuota.PeriodTicks;
            RunPart(periods * CfsQuota.PeriodTicks, _quota.SpendWholePeriods(periods, _burn));
            from = end + (periods * CfsQuota.PeriodTicks);
            _quota.EnterPeriodOf(from);
        }

        RunPart(to - from, _quota.Spend(to - from, _burn));
    }

    private void RunPart(long length, double run)
    {
        StalledTicks += length - run;
        Run(run);
    }

    private void Run(double ticks)
    {
        Virtual += ticks / _slowness;
        UsedTicks += _burn * ticks;
    }
}
