using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Fluid;

/// <summary>An operation: what a visit needs, and whom it calls.</summary>
internal sealed class FluidOperation(Operation description, FluidModule module)
{
    // Of the time that crowding adds: by comparison with single requests at loads of 0.3 to 0.9.
    private const double CrowdedSkewness = 10;

    // A visit to a pod that is gone is never answered: so long its caller waits, where it has no timeout of its own (choice).
    private const double UnansweredSeconds = 5;

    private (double CpuFactor, double LimitCores) _aloneIn;

    public string Name => description.Name;

    public FluidModule Module { get; } = module;

    public ServiceLaw Cpu { get; } = ServiceLaw.Of(description.CpuSeconds);

    public ServiceLaw Wait { get; } = ServiceLaw.Of(description.WaitSeconds);

    public int Parallelism => description.Parallelism;

    /// <summary>The calls, step after step.</summary>
    public FluidStep[] Steps { get; set; } = [];

    /// <summary>Visits per second, tries counted singly.</summary>
    public double PerSecond { get; set; }

    /// <summary>How long a visit takes as its caller sees it.</summary>
    public Sojourn Sojourn { get; private set; }

    /// <summary>Time a visit holds its place at least: CPU without company, wait and calls.</summary>
    public double HoldSeconds { get; private set; }

    /// <summary>Time on the CPU without company.</summary>
    public Sojourn Alone { get; private set; }

    /// <summary>Takes over the CPU time of this step from the module's limit and factor.</summary>
    public void SetAlone()
    {
        var state = (Module.CpuFactor, Module.LimitCores);
        if (_aloneIn == state)
            return;
        _aloneIn = state;
        Alone = CpuLimit.Alone(Cpu.Times(Module.CpuFactor / Parallelism), Module.LimitCores / Parallelism);
    }

    /// <summary>Computes the sojourn from the module's state and those of the operations called.</summary>
    public void Update()
    {
        if (Module.IsDown)
        {
            this.Sojourn = Fluid.Sojourn.Failing(0);
            HoldSeconds = 0;
            return;
        }

        // While a backlog lasts every budget is spent to the end, and all advance evenly: the time is in proportion to the demand.
        var own = Module.Stretch > 2 * Module.SteadyStretch && Cpu.Mean > 0 ? Cpu.Times(Module.Stretch * Alone.Mean / Cpu.Mean) : Alone.Scaled(Module.Stretch);

        // Of M/M/1 under sharing the variance is known (Coffman, Muntz and Trotter, 1970): here it is what crowding adds to that of the demand.
        var crowding = 1 - (1 / Module.SteadyStretch);
        var crowded = Alone.Mean * Module.SteadyStretch * Math.Sqrt(2 * crowding / (2 - crowding));
        own = own with { Variance = own.Variance + (crowded * crowded), Third = own.Third + (CrowdedSkewness * crowded * crowded * crowded) };
        var hold = own.Then(Module.Throttled).Then(Wait.Times(1));
        var reach = 1.0;
        foreach (var step in Steps)
        {
            step.Reach = reach;
            var together = step.Sojourn();
            reach *= 1 - together.Failure;
            hold = hold.Then(together);
        }

        HoldSeconds = hold.HeldSeconds - (own.Mean * (1 - (1 / Module.Stretch))) - Module.Throttled.Mean;

        // A backlog is the same for all who come at that time: it delays, and scatters little.
        var (delay, refused) = (Module.DelaySeconds, 1 - ((1 - Module.Rejected) * (1 - Module.Lost)));
        var waited = new Sojourn(0.5 * delay, delay, delay * delay / 12, 0, refused, refused > 0 ? Module.Lost / refused * UnansweredSeconds : 0);
        this.Sojourn = waited.Then(hold);
    }
}
