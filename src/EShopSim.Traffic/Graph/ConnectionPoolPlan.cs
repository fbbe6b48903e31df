namespace EShopSim.Traffic.Graph;

/// <summary>The connections from each pod of one module to one target.</summary>
/// <param name="Caller">Index of the calling module.</param>
/// <param name="Target">Index of the module called.</param>
/// <param name="Size">How many each pod has.</param>
internal readonly record struct ConnectionPoolPlan(int Caller, int Target, int Size);
