using EShopSim.Cluster;

namespace EShopSim.Reporting.Story;

/// <summary>Events of one reason about one subject, close after one another.</summary>
internal sealed class EventGroup(string subject, ClusterEvent first)
{
    public string Subject => subject;

    public ClusterEvent First { get; } = first;

    public ClusterEvent Last { get; private set; } = first;

    public int Count { get; private set; } = 1;

    public void Add(ClusterEvent one)
    {
        Last = one;
        Count++;
    }
}
