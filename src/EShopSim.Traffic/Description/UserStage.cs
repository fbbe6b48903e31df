namespace EShopSim.Traffic.Description;

/// <summary>A stretch of time in which the number of users goes from one to another, one user at a time and evenly.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="From">Users at its beginning.</param>
/// <param name="To">Users at its end.</param>
public readonly record struct UserStage(TimeSpan Start, TimeSpan End, int From, int To);
