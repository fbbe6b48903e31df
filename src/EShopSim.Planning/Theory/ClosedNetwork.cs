namespace EShopSim.Planning.Theory;

/// <summary>A closed network by exact mean value analysis: so many users who think, make a round through the stations, and think again.</summary>
/// <remarks>
/// Reiser and Lavenberg (1980): an arriving customer sees the network as it is with one customer less. Stations of several servers
/// carry the law of their population (Bruell, Balbo and Afshari, 1984). Machine repair is the case of one station.
/// </remarks>
public sealed class ClosedNetwork
{
    private readonly double[] _meanInStation;

    /// <summary>Solves a network.</summary>
    /// <param name="stations">At least one, of which one has a demand.</param>
    /// <param name="users">At least 1.</param>
    /// <param name="thinkSeconds">Mean time between a round and the next; any law; not negative.</param>
    public ClosedNetwork(IReadOnlyList<ClosedStation> stations, int users, double thinkSeconds)
    {
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentOutOfRangeException.ThrowIfLessThan(users, 1);
        _meanInStation = new double[stations.Count];

        // shares[k][j]: the chance that exactly j customers are at station k, with one customer less in the network.
        double[][] shares = [.. stations.Select(_ => new double[users + 1])];
        foreach (var share in shares)
            share[0] = 1;
        var sojourns = new double[stations.Count];
        for (var n = 1; n <= users; n++)
        {
            for (var k = 0; k < stations.Count; k++)
                sojourns[k] = Sojourn(stations[k], shares[k], n);
            MeanResponseSeconds = sojourns.Sum();
            ThroughputPerSecond = n / (thinkSeconds + MeanResponseSeconds);
            for (var k = 0; k < stations.Count; k++)
                AddCustomer(stations[k], shares[k], n);
        }

        for (var k = 0; k < stations.Count; k++)
            _meanInStation[k] = ThroughputPerSecond * sojourns[k];
    }

    /// <summary>Rounds per second, of all users together.</summary>
    public double ThroughputPerSecond { get; private set; }

    /// <summary>Mean time of a round, without thinking.</summary>
    public double MeanResponseSeconds { get; private set; }

    /// <summary>Customers at each station on average.</summary>
    public IReadOnlyList<double> MeanInStation => _meanInStation;

    private static double Sojourn(ClosedStation station, double[] shares, int n)
    {
        var sum = 0.0;
        for (var found = 0; found < n; found++)
            sum += (found + 1.0) / Math.Min(found + 1, station.Servers) * shares[found];
        return station.DemandSeconds * sum;
    }

    // In place from the top: each share needs the one below it as it was.
    private void AddCustomer(ClosedStation station, double[] shares, int n)
    {
        var rest = 1.0;
        for (var j = n; j >= 1; j--)
        {
            shares[j] = ThroughputPerSecond * station.DemandSeconds / Math.Min(j, station.Servers) * shares[j - 1];
            rest -= shares[j];
        }

        shares[0] = Math.Max(0, rest);
    }
}
