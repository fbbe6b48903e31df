namespace EShopSim.Planning.Theory;

/// <summary>A station of an open network.</summary>
/// <param name="Servers">At least 1.</param>
/// <param name="MeanServiceSeconds">Positive; exponential.</param>
/// <param name="ArrivalsPerSecond">Customers who come to it from outside; not negative.</param>
public sealed record NetworkStation(int Servers, double MeanServiceSeconds, double ArrivalsPerSecond);
