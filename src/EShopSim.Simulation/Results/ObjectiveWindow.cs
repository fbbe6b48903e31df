namespace EShopSim.Simulation.Results;

/// <summary>An objective over a short stretch of the run: whether users would have noticed then.</summary>
/// <param name="StartSeconds">Where it begins, in simulated seconds.</param>
/// <param name="EndSeconds">Where it ends.</param>
/// <param name="Measured">The measure over what finished within it, in the objective's unit; NaN when nothing did.</param>
/// <param name="Missed">Whether the measure was above its limit, or requests failed or waited and none was answered.</param>
public readonly record struct ObjectiveWindow(double StartSeconds, double EndSeconds, double Measured, bool Missed)
{
    /// <summary>A window is no shorter, unless the run ends; where samples are farther apart, it is one sample long.</summary>
    public static TimeSpan LeastLength { get; } = TimeSpan.FromSeconds(10);
}
