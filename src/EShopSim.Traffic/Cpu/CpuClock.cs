namespace EShopSim.Traffic.Cpu;

/// <summary>
/// The CPU time of one pod in closed form: processor sharing by virtual time (Parekh and Gallager, 1993) under a CFS quota
/// (Linux kernel/sched/fair.c): a budget of limit × 100 ms per period; once it is spent, everything stops until the period ends.
/// </summary>
/// <remarks>
/// All times are ticks of 100 ns. Between two changes of the number of threads everything is linear or periodic, so the clock can be
/// moved over any number of periods at once, and a copy of it can be moved ahead to look at an instant without touching the original.
/// </remarks>
internal struct CpuClock
{
    /// <summary>The CFS period: Kubernetes' default of 100 ms.</summary>
    public const long PeriodTicks = 100 * TimeSpan.TicksPerMillisecond;

    // Instants are whole ticks: a stall or a leftover below one comes from rounding, not from the quota.
    private const double Stall = 1;
    private const double Rounding = 0.5;

    private readonly double _cores;
    private readonly double _quota;
    private readonly long _origin;
    private long _now;
    private long _periodEnd;
    private double _spent;
    private bool _countedPeriod;
    private bool _countedThrottling;
    private int _threads;
    private double _speed;
    private double _burn;

    /// <summary>A clock without work.</summary>
    /// <param name="startTicks">When the pod's containers started: its periods begin there.</param>
    /// <param name="cores">Cores of the node.</param>
    /// <param name="quotaTicks">CPU ticks per period; infinity without a limit.</param>
    public CpuClock(long startTicks, double cores, double quotaTicks)
    {
        _cores = cores;
        _quota = quotaTicks;
        _origin = startTicks;
        _now = startTicks;
        _periodEnd = startTicks;
    }

    /// <summary>What each thread has been given since the pod was last without work, in ticks.</summary>
    public double Virtual { get; private set; }

    /// <summary>CPU used since the start, in core-ticks.</summary>
    public double UsedTicks { get; private set; }

    /// <summary>Periods in which there was work (nr_periods without the idle period that Linux counts at the end of a busy stretch); 0 without a limit.</summary>
    public long ElapsedPeriods { get; private set; }

    /// <summary>Periods in which work had to stop (nr_throttled).</summary>
    public long ThrottledPeriods { get; private set; }

    /// <summary>Runnable threads from now on; each runs on at most one core, and all share the cores evenly.</summary>
    public int Threads
    {
        readonly get => _threads;
        set
        {
            _threads = value;
            if (value == 0)
            {
                Virtual = 0;
                return;
            }

            _burn = Math.Min(value, _cores);
            _speed = value <= _cores ? 1 : _cores / value;
        }
    }

    /// <summary>Lets the threads work up to an instant.</summary>
    public void Advance(long ticks)
    {
        var from = _now;
        _now = ticks;
        if (_threads == 0 || ticks == from)
            return;
        if (double.IsPositiveInfinity(_quota))
            Run(ticks - from, 1);
        else
            AdvanceUnderQuota(from, ticks);
    }

    /// <summary>When a thread will have been given <paramref name="finish"/>, if nothing changes; to the nearest tick.</summary>
    public long InstantOf(double finish)
    {
        var work = (finish - Virtual) / _speed;
        if (double.IsPositiveInfinity(_quota))
            return _now + Math.Max(0, (long)Math.Round(work));
        EnterPeriodOf(_now);
        var run = RunWithin(_periodEnd - _now);
        if (work <= run + Rounding)
            return _now + Math.Max(0, (long)Math.Round(work));

        // Whole periods of which each gives the same, then the rest in the last one.
        work -= run;
        var perPeriod = RunOfWholePeriod();
        var periods = Math.Floor(work / perPeriod);
        var rest = work - (periods * perPeriod);
        if (rest <= Rounding && periods > 0)
        {
            periods--;
            rest += perPeriod;
        }

        return _periodEnd + ((long)periods * PeriodTicks) + (long)Math.Round(rest);
    }

    private void AdvanceUnderQuota(long from, long to)
    {
        EnterPeriodOf(from);
        if (to > _periodEnd)
        {
            var end = _periodEnd;
            RunInPeriod(end - from);
            var periods = (to - end) / PeriodTicks;
            RunWholePeriods(periods);
            from = end + (periods * PeriodTicks);
            EnterPeriodOf(from);
        }

        RunInPeriod(to - from);
    }

    private void EnterPeriodOf(long ticks)
    {
        if (ticks < _periodEnd)
            return;
        _periodEnd = _origin + ((((ticks - _origin) / PeriodTicks) + 1) * PeriodTicks);
        _spent = 0;
        _countedPeriod = false;
        _countedThrottling = false;
    }

    private void RunInPeriod(long length)
    {
        if (length == 0)
            return;
        if (!_countedPeriod)
        {
            _countedPeriod = true;
            ElapsedPeriods++;
        }

        var run = RunWithin(length);
        if (run < length && !_countedThrottling)
        {
            _countedThrottling = true;
            ThrottledPeriods++;
        }

        _spent += _burn * run;
        Run(run, 1);
    }

    private void RunWholePeriods(long periods)
    {
        if (periods == 0)
            return;
        var run = RunOfWholePeriod();
        ElapsedPeriods += periods;
        if (run < PeriodTicks)
            ThrottledPeriods += periods;
        Run(run, periods);
    }

    private readonly double RunWithin(long length)
    {
        var room = Math.Max(0, (_quota - _spent) / _burn);
        return length - room >= Stall ? room : length;
    }

    private readonly double RunOfWholePeriod()
    {
        var room = _quota / _burn;
        return PeriodTicks - room >= Stall ? room : PeriodTicks;
    }

    private void Run(double ticks, long times)
    {
        var run = ticks * times;
        Virtual += _speed * run;
        UsedTicks += _burn * run;
    }
}
