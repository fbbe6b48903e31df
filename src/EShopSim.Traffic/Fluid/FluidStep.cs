namespace EShopSim.Traffic.Fluid;

/// <summary>Calls that an operation makes at the same time.</summary>
internal sealed class FluidStep(FluidCall[] calls)
{
    public FluidCall[] Calls { get; } = calls;

    /// <summary>Share of the visits that come so far: a call that failed before ends them.</summary>
    public double Reach { get; set; } = 1;

    /// <summary>How long it takes.</summary>
    public Sojourn Sojourn()
    {
        var together = Calls[0].Sojourn();
        for (var i = 1; i < Calls.Length; i++)
            together = together.Beside(Calls[i].Sojourn());
        return together;
    }
}
