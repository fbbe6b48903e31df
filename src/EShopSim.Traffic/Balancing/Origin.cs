namespace EShopSim.Traffic.Balancing;

/// <summary>One who sends to a workload and remembers something about its pods: a calling pod with its proxy, or a node with its kube-proxy.</summary>
internal sealed class Origin(int node, ulong key, bool isEntry = false)
{
    /// <summary>The node it is on.</summary>
    public int Node { get; } = node;

    /// <summary>Random numbers of its own come from here.</summary>
    public ulong Key { get; } = key;

    /// <summary>Whether it stands for clients outside that come in through its node and are served there.</summary>
    public bool IsEntry { get; } = isEntry;

    /// <summary>By the place of a pod.</summary>
    public HostState[] Hosts { get; set; } = [];

    /// <summary>Places of the pods that may be chosen, the near ones first.</summary>
    public int[] Candidates { get; set; } = [];

    public int Count { get; set; }

    /// <summary>How many of them are near; those beyond are chosen for the share of requests that does not stay near.</summary>
    public int NearCount { get; set; }

    public double NearShare { get; set; } = 1;

    /// <summary>The version of the endpoints that the candidates come from.</summary>
    public int Version { get; set; } = -1;

    /// <summary>When the first ejected pod returns.</summary>
    public long ReturnTicks { get; set; } = long.MaxValue;

    public int Ejected { get; set; }

    /// <summary>When the next look at the pods' success rates is due; 0 before the first request.</summary>
    public long LookTicks { get; set; }

    /// <summary>Rotates; proxies do not start at the same pod.</summary>
    public uint Cursor { get; set; } = (uint)key;

    /// <summary>Requests under way.</summary>
    public int Active { get; set; }

    /// <summary>Retries under way.</summary>
    public int Retrying { get; set; }

    /// <summary>Connections kept open.</summary>
    public Connection[] Connections { get; set; } = [];

    /// <summary>Requests that wait for a connection.</summary>
    public WaitingLine Waiting { get; } = new();
}
