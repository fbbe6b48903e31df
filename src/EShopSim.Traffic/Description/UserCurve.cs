namespace EShopSim.Traffic.Description;

/// <summary>How many users there are over time, each of whom begins a new session when one has ended: k6's <c>constant-vus</c> and <c>ramping-vus</c>.</summary>
/// <param name="Stages">One after the other; nobody is left after the last.</param>
public sealed record UserCurve(IReadOnlyList<UserStage> Stages)
{
    /// <summary>How long a user whose place was taken away may go on with its session (<c>gracefulRampDown</c>).</summary>
    public TimeSpan GracefulRampDown { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same at the end of the last stage (<c>gracefulStop</c>).</summary>
    public TimeSpan GracefulStop { get; init; } = TimeSpan.FromSeconds(30);
}
