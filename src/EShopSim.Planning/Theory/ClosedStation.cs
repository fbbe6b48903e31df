namespace EShopSim.Planning.Theory;

/// <summary>A station of a closed network.</summary>
/// <param name="Servers">At least 1; exponential and first come first served, or one server shared by all with any law of service.</param>
/// <param name="DemandSeconds">Service a customer needs there in one round, over all its visits; not negative.</param>
public sealed record ClosedStation(int Servers, double DemandSeconds);
