using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic;

/// <summary>What one dependency outside the cluster did since the start of the run; counters only grow.</summary>
public sealed class DependencyMeter
{
    private readonly ModuleMeter _meter;
    private readonly PodServer _server;

    internal DependencyMeter(ModuleMeter meter, PodServer server, int? connections)
    {
        _meter = meter;
        _server = server;
        Connections = connections;
    }

    /// <summary>The dependency.</summary>
    public string Name => _meter.Name;

    /// <summary>Calls that it works on at once; null is unlimited.</summary>
    public int? Connections { get; }

    /// <summary>Calls received, rejected ones among them.</summary>
    public long Received => _meter.Received;

    /// <summary>Calls answered.</summary>
    public long Completed => _meter.Completed;

    /// <summary>Calls rejected because all connections and places were taken.</summary>
    public long Rejected { get; internal set; }

    /// <summary>Calls rejected because their rate was above the limit.</summary>
    public long RateLimited { get; internal set; }

    /// <summary>Calls that it works on now.</summary>
    public int Busy => _server.Serving.Count;

    /// <summary>Calls that wait for a connection now.</summary>
    public int Waiting => _server.Queue.Count;

    /// <summary>Connections at work integrated over time up to now, in seconds.</summary>
    public double BusySeconds => _server.Busy!.IntegralTicks is var ticks ? (double)ticks / TimeSpan.TicksPerSecond : 0;

    internal void Check() => _server.Busy!.Check(Name);
}
