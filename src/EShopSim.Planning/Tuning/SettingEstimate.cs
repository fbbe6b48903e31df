namespace EShopSim.Planning.Tuning;

/// <summary>What is thought of a setting after what runs have shown of it and of others.</summary>
/// <param name="Cost">Mean cost of its replicas over the scenarios.</param>
/// <param name="Ratio">Its worst objective, measured over limit.</param>
public readonly record struct SettingEstimate(double Cost, double Ratio);
