using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Fluid;

/// <summary>An operation: what a visit needs, and whom it calls.</summary>
internal sealed class FluidOperation(Operation description, FluidModule module)
{
    // Of the time that crowding adds: by comparison with single requests at loads of 0.3 to 0.9.
    private const double CrowdedSkewness = 10;

    public string Name => description.Name;

    public FluidModule Module { get; } = module;

    public ServiceLaw Cpu { get; } = ServiceLaw.Of(description.CpuSeconds);

    public ServiceLaw Wait { get; } = ServiceLaw.Of(description.WaitSeconds);

    public int Parallelism => description.Parallelism;

    /// <summary>The calls, step after step; those of a step at the same time.</summary>
    public FluidCall[][] Steps { get; set; } = [];

    /// <summary>Visits per second, tries counted singly.</summary>
    public double PerSecond { get; set; }

    /// <summary>How long a visit takes as its caller sees it.</summary>
    public Sojourn Sojourn { get; private set; }

    /// <summary>Time a visit holds its place at least: CPU without company, wait and calls.</summary>
    public double HoldSeconds { get; private set; }

    /// <summary>Computes the sojourn from the module's state and those of the operations called.</summary>
    public void Update()
    {
        if (Module.IsDown)
        {
            this.Sojourn = new Sojourn(0, 0, 0, 0, 1);
            HoldSeconds = 0;
            return;
        }

        // Of M/M/1 under sharing the variance is known (Coffman, Muntz and Trotter, 1970): here it is what crowding adds to that of the demand.
        var own = Cpu.Times(Module.CpuFactor / Parallelism * Module.Stretch);
        var crowded = own.Mean * Math.Sqrt(2 * Module.Crowding / (2 - Module.Crowding));
        own = own with { Variance = own.Variance + (crowded * crowded), Third = own.Third + (CrowdedSkewness * crowded * crowded * crowded) };
        var hold = own.Then(Module.Throttled).Then(Wait.Times(1));
        foreach (var step in Steps)
        {
            var together = step[0].Sojourn();
            for (var i = 1; i < step.Length; i++)
                together = together.Beside(step[i].Sojourn());
            hold = hold.Then(together);
        }

        HoldSeconds = hold.Mean - (own.Mean * (1 - (1 / Module.Stretch)));

        // A backlog is the same for all who come at that time: it delays, and scatters little.
        var delay = Module.DelaySeconds;
        var waited = new Sojourn(0.5 * delay, delay, delay * delay / 12, 0, 1 - ((1 - Module.Rejected) * (1 - Module.Lost)));
        this.Sojourn = waited.Then(hold);
    }
}
