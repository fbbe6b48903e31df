using MathNet.Numerics.LinearAlgebra;

namespace EShopSim.Planning.Theory;

/// <summary>A Jackson network: Poisson arrivals, exponential stations, and after each a random next one (J. R. Jackson, 1957).</summary>
/// <remarks>In the long run each station behaves as M/M/c of its own with the flow that the traffic equations give it.</remarks>
public sealed class OpenNetwork
{
    private readonly double _arrivalsPerSecond;

    /// <summary>A network.</summary>
    /// <param name="stations">Its stations.</param>
    /// <param name="routing">From row to column: the chance that a customer goes there next; what a row lacks to 1 leaves.</param>
    /// <exception cref="ArgumentException">The routing does not fit the stations, or nobody ever leaves.</exception>
    public OpenNetwork(IReadOnlyList<NetworkStation> stations, double[,] routing)
    {
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentNullException.ThrowIfNull(routing);
        if (routing.GetLength(0) != stations.Count || routing.GetLength(1) != stations.Count)
            throw new ArgumentException("a routing has one row and one column per station", nameof(routing));

        // Traffic equations: flow = arrivals + routing^T flow.
        var outside = Vector<double>.Build.Dense([.. stations.Select(s => s.ArrivalsPerSecond)]);
        var flows = (Matrix<double>.Build.DenseIdentity(stations.Count) - Matrix<double>.Build.DenseOfArray(routing).Transpose()).Solve(outside);
        if (flows.Any(flow => !(flow >= -1e-9 && double.IsFinite(flow))))
            throw new ArgumentException("customers go round without ever leaving", nameof(routing));
        _arrivalsPerSecond = outside.Sum();
        Stations = [.. stations.Select((s, i) => new MultiServerQueue(s.Servers, flows[i], s.MeanServiceSeconds))];
    }

    /// <summary>Each station as the queue of its own that it behaves as.</summary>
    public IReadOnlyList<MultiServerQueue> Stations { get; }

    /// <summary>Customers in the network on average.</summary>
    public double MeanInSystem => Stations.Sum(s => s.ArrivalsPerSecond * s.MeanSojournSeconds);

    /// <summary>Mean time from arrival to leaving, over all customers (Little's law).</summary>
    public double MeanSojournSeconds => MeanInSystem / _arrivalsPerSecond;
}
