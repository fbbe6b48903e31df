namespace EShopSim.Planning.Tuning;

/// <summary>A setting as the screening sees it; null is today's.</summary>
/// <param name="Setting">The point of the space; null stands for the scenario as it is.</param>
/// <param name="Score">Its score.</param>
public sealed record ScreenedSetting(Setting? Setting, SettingScore Score)
{
    /// <summary>What is to be expected of it request by request, after what runs have shown.</summary>
    public required SettingEstimate Expected { get; init; }
}
