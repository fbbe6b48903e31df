namespace EShopSim.Traffic.Cpu;

/// <summary>
/// The CPU limit of one pod as Linux enforces it (kernel/sched/fair.c): a budget per period of 100 ms; once it is spent everything
/// stops until the period ends, and what is left over is lost. All times are ticks of 100 ns.
/// </summary>
internal struct CfsQuota
{
    /// <summary>The period: Kubernetes' default of 100 ms.</summary>
    public const long PeriodTicks = 100 * TimeSpan.TicksPerMillisecond;

    // Instants are whole ticks: a stall below one comes from rounding, not from the quota.
    private const double Stall = 1;
    private const double Trace = 1e-3;

    private readonly double _budget;
    private readonly long _origin;
    private double _spent;
    private bool _countedPeriod;
    private bool _countedThrottling;

    /// <summary>A quota whose periods begin with the pod's containers.</summary>
    /// <param name="startTicks">When they started.</param>
    /// <param name="budgetTicks">CPU ticks per period; infinity without a limit.</param>
    public CfsQuota(long startTicks, double budgetTicks)
    {
        _budget = budgetTicks;
        _origin = startTicks;
        PeriodEnd = startTicks;
    }

    /// <summary>Whether there is a limit.</summary>
    public readonly bool IsLimited => !double.IsPositiveInfinity(_budget);

    /// <summary>When the present period ends.</summary>
    public long PeriodEnd { get; private set; }

    /// <summary>Periods in which there was work (nr_periods without the idle period that Linux counts at the end of a busy stretch).</summary>
    public long ElapsedPeriods { get; private set; }

    /// <summary>Periods in which work had to stop (nr_throttled).</summary>
    public long ThrottledPeriods { get; private set; }

    /// <summary>Gives a new budget if the instant lies past the present period.</summary>
    public void EnterPeriodOf(long ticks)
    {
        if (ticks < PeriodEnd)
            return;
        PeriodEnd = _origin + ((((ticks - _origin) / PeriodTicks) + 1) * PeriodTicks);
        _spent = 0;
        _countedPeriod = false;
        _countedThrottling = false;
    }

    /// <summary>Whether so many cores at work would stop at once.</summary>
    public readonly bool IsSpent(double cores) => _budget - _spent < cores * Trace;

    /// <summary>How long so many cores could work on what is left of the budget.</summary>
    public readonly double Room(double cores) => Math.Max(0, (_budget - _spent) / cores);

    /// <summary>How long so many cores work within a stretch of the present period.</summary>
    public readonly double RunWithin(long length, double cores)
    {
        var room = Room(cores);
        return length - room >= Stall ? room : length;
    }

    /// <summary>How long so many cores work within a whole period.</summary>
    public readonly double RunOfWholePeriod(double cores)
    {
        var room = _budget / cores;
        return PeriodTicks - room >= Stall ? room : PeriodTicks;
    }

    /// <summary>Lets cores work for a stretch of the present period; says how long they did.</summary>
    public double Spend(long length, double cores)
    {
        if (length == 0)
            return 0;
        if (!_countedPeriod)
        {
            _countedPeriod = true;
            ElapsedPeriods++;
        }

        var run = RunWithin(length, cores);
        if (run < length && !_countedThrottling)
        {
            _countedThrottling = true;
            ThrottledPeriods++;
        }

        _spent += cores * run;
        return run;
    }

    /// <summary>Lets cores work for whole periods that follow the present one; says how long they did in all.</summary>
    public double SpendWholePeriods(long periods, double cores)
    {
        var run = RunOfWholePeriod(cores);
        ElapsedPeriods += periods;
        if (run < PeriodTicks)
            ThrottledPeriods += periods;
        return run * periods;
    }
}
