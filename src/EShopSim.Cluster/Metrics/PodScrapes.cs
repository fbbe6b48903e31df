using EShopSim.Engine;

namespace EShopSim.Cluster.Metrics;

/// <summary>What Prometheus scraped of one pod.</summary>
/// <param name="capacity">How many samples of its counter are kept.</param>
internal sealed class PodScrapes(int capacity)
{
    /// <summary>Its counter of requests.</summary>
    public CounterHistory Requests { get; } = new(capacity);

    /// <summary>When it was scraped last.</summary>
    public SimTime At { get; private set; }

    /// <summary>Requests that waited then.</summary>
    public long Queued { get; private set; }

    /// <summary>Requests that waited or were served then.</summary>
    public long InFlight { get; private set; }

    /// <summary>Scrapes the pod.</summary>
    public void Scrape(Pod pod, IPodUsage usage, SimTime now)
    {
        At = now;
        Requests.Add(new CounterSample(now.TotalSeconds, usage.RequestsReceived(pod)));
        Queued = usage.Queued(pod);
        InFlight = usage.InFlight(pod);
    }
}
