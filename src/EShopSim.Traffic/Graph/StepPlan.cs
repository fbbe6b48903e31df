namespace EShopSim.Traffic.Graph;

/// <summary>A stretch of calls that start together.</summary>
internal readonly record struct StepPlan(int FirstCall, int CallsEnd);
