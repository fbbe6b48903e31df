using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Balancing;

/// <summary>Finds pods of one workload for the tries of all its callers, each of which knows only what it has seen itself.</summary>
/// <remarks>A kube-proxy chooses for all pods of its node, a mesh's proxy for one pod. Clients outside come through one gateway, or each through a node of its own.</remarks>
internal sealed class Balancer(LoadBalancing rules, EndpointTable endpoints, Places places, Simulator simulator, ModuleMeter meter)
{
    private const ulong FarPurpose = ulong.MaxValue - 2;
    private const int MaxRepicks = 5;

    private readonly CandidateList _candidates = new(rules, endpoints, places);
    private readonly HealthWatch? _health = rules.Outliers is null && rules.Accrual is null ? null : new(rules, endpoints, meter);
    private readonly ConsistentHash _hash = new(rules.Policy, endpoints);
    private readonly Dictionary<(int Node, ulong Client), (PodServer Pod, long LastTicks)> _affinities = [];
    private Origin?[] _callers = [];
    private Origin?[] _nodes = [];
    private Origin?[] _entries = [];
    private int[] _entryNodes = [];
    private int _entryVersion = -1;

    public LoadBalancing Rules => rules;

    /// <summary>Whether the client on whose behalf a call is made decides its pod.</summary>
    public bool HashesClients => _hash.IsUsed && rules.HashOn == HashKey.Client;

    // Kept connections are counted instead of requests.
    private bool CountsConnections => rules.Connections is not null;

    private bool IsPerNode => rules.Policy is BalancingPolicy.Random or >= BalancingPolicy.IpvsRoundRobin && rules.Outliers is null && rules.Accrual is null && rules.Breaker is null;

    /// <summary>The caller with that pod index; -1 for the clients outside.</summary>
    public Origin Caller(int pod, int node)
    {
        if (pod + 1 < _callers.Length && _callers[pod + 1] is { } known)
            return known;
        if (pod + 1 >= _callers.Length)
            Array.Resize(ref _callers, Math.Max(pod + 2, 2 * _callers.Length));
        return _callers[pod + 1] = new Origin(pod < 0 ? -1 : node, RandomStreams.Mix((ulong)(pod + 1), 1))
        {
            Connections = rules.Connections is { } kept ? new Connection[pod < 0 ? rules.Clients : kept.PerPod] : [],
        };
    }

    /// <summary>A pod has stopped: what it knew is lost.</summary>
    public void Forget(int pod)
    {
        if (pod + 1 < _callers.Length)
            _callers[pod + 1] = null;
    }

    /// <summary>The one who chooses for a caller: itself, or the kube-proxy of the node.</summary>
    public Origin Chooser(Origin caller, int node)
    {
        if (!IsPerNode)
            return caller;
        return rules.IsExternallyLocal && caller.Node < 0 ? Node(ref _entries, node, isEntry: true) : Node(ref _nodes, node, isEntry: false);
    }

    /// <summary>The node through which a client outside comes in: any, or any with a pod, as load balancers check nodes' health under externalTrafficPolicy Local.</summary>
    public int EntryNode(int client)
    {
        if (!rules.IsExternallyLocal || endpoints.Count == 0)
            return places.EntryNode(client);
        if (_entryVersion != endpoints.Version)
        {
            _entryVersion = endpoints.Version;
            _entryNodes = new int[endpoints.Count];
            for (var i = 0; i < endpoints.Count; i++)
                _entryNodes[i] = endpoints.At(endpoints.Places[i]).Pod.NodeIndex;
            _entryNodes = [.. _entryNodes.Distinct().Order()];
        }

        return _entryNodes[client % _entryNodes.Length];
    }

    /// <summary>The pod for a try; null where there is none.</summary>
    /// <param name="caller">Whose connections are used.</param>
    /// <param name="chooser">Whose knowledge decides.</param>
    /// <param name="approach">The try.</param>
    /// <param name="place">The pod's place in what the chooser knows; -1 when that does not matter.</param>
    public PodServer? Choose(Origin caller, Origin chooser, in Approach approach, out int place)
    {
        if (rules.Connections is not { } kept)
            return ChooseForConnection(chooser, approach, out place);
        place = -1;
        ref var connection = ref caller.Connections[approach.Connection];
        if (!IsUsable(ref connection, kept))
        {
            Close(chooser, ref connection);
            if (ChooseForConnection(chooser, approach, out var chosen) is not { } pod)
                return null;
            connection = new Connection { Pod = pod, Place = chosen, OpenedTicks = simulator.Now.Ticks };
            if (chosen >= 0)
                chooser.Hosts[chosen].Active++;
        }

        connection.Requests++;
        return connection.Pod;
    }

    /// <summary>A try goes out.</summary>
    public static void Sent(Origin caller, Origin chooser, int place)
    {
        caller.Active++;
        if (place >= 0)
            chooser.Hosts[place].Active++;
    }

    /// <summary>A try has ended.</summary>
    public void Ended(Origin caller, Origin chooser, Attempt attempt, TryEnd end)
    {
        caller.Active--;
        if (CountsConnections && end == TryEnd.TimedOut)
            Close(chooser, ref caller.Connections[attempt.Connection]);
        if (attempt.Place < 0)
            return;
        ref var host = ref chooser.Hosts[attempt.Place];
        if (host.Pod != attempt.Pod + 1)
            return;

        // A pod that left the endpoints and came back may still get the ends of tries from before.
        host.Active = Math.Max(0, host.Active - 1);
        var now = simulator.Now.Ticks;
        if (rules.Policy == BalancingPolicy.PeakEwma)
        {
            host.LatencyTicks = PeakEwma.Updated(host.LatencyTicks, now - attempt.SentTicks, now - host.UpdatedTicks);
            host.UpdatedTicks = now;
        }

        _health?.Ended(chooser, ref host, end, now);
    }

    private PodServer? ChooseForConnection(Origin chooser, in Approach approach, out int place)
    {
        place = -1;
        if (rules.ClientAffinity is not { } timeout)
            return Pick(chooser, approach, out place);
        var now = simulator.Now.Ticks;
        var client = (chooser.Node, approach.Client);
        if (!_affinities.TryGetValue(client, out var known) || now - known.LastTicks > timeout.Ticks || !known.Pod.IsEndpoint)
            known.Pod = Pick(chooser, approach, out place)!;
        if (known.Pod is not null)
            _affinities[client] = (known.Pod, now);
        return known.Pod;
    }

    private PodServer? Pick(Origin chooser, in Approach approach, out int place)
    {
        place = -1;
        var now = simulator.Now.Ticks;
        _health?.Look(chooser, now);
        if (chooser.Version != endpoints.Version || now >= chooser.ReturnTicks)
            _candidates.Refresh(chooser, now);
        if (chooser.Count == 0)
            return null;
        var key = approach.Key;
        for (var i = 0; i <= MaxRepicks; i++)
        {
            place = PickPlace(chooser, approach, key, now);
            var pod = endpoints.At(place);
            if (approach.Avoid < 0 || (pod.Index != approach.Avoid && pod.Index != approach.AvoidToo))
                break;
            key = RandomStreams.Mix(key, (ulong)i);
        }

        if (_health is not null)
            HealthWatch.Chosen(chooser, place);
        return endpoints.At(place);
    }

    private int PickPlace(Origin chooser, in Approach approach, ulong key, long now)
    {
        var view = new EndpointView(chooser.Candidates.AsSpan(0, chooser.Count), chooser.Hosts);
        if (chooser.NearCount < chooser.Count)
        {
            var isNear = chooser.NearShare >= 1 || Draw.Share(key, FarPurpose) < chooser.NearShare;
            view = isNear ? view.Slice(0, chooser.NearCount) : view.Slice(chooser.NearCount, chooser.Count - chooser.NearCount);
        }

        if (_hash.IsUsed)
            return _hash.Find(rules.HashOn == HashKey.Client ? approach.Client : key, view, chooser.Hosts);
        return view.Place(rules.Policy switch
        {
            BalancingPolicy.RoundRobin or BalancingPolicy.IpvsRoundRobin => (int)(chooser.Cursor++ % (uint)view.Count),
            BalancingPolicy.LeastRequest => LeastRequest.Pick(view, key, rules.ChoiceCount),
            BalancingPolicy.PeakEwma => PeakEwma.Pick(view, key, now),
            BalancingPolicy.IpvsLeastConnection => LeastConnection.Pick(view),
            BalancingPolicy.IpvsSourceHash => SourceHash.Pick(view.Count, approach.Client),
            _ => Draw.Below(view.Count, key, 0),
        });
    }

    // A silent machine is noticed by a timeout only; a process that ends closes its connections.
    private bool IsUsable(ref Connection connection, ConnectionPolicy kept)
    {
        if (connection.Pod is not { } pod || pod.State == ServerState.Stopped || (pod.State == ServerState.Running && pod.IsTerminating))
            return false;
        return !(connection.Requests >= kept.MaxRequests) && !(simulator.Now.Ticks - connection.OpenedTicks >= kept.MaxAge?.Ticks);
    }

    private static void Close(Origin chooser, ref Connection connection)
    {
        if (connection.Pod is { } pod && connection.Place >= 0 && chooser.Hosts[connection.Place].Pod == pod.Index + 1)
            chooser.Hosts[connection.Place].Active = Math.Max(0, chooser.Hosts[connection.Place].Active - 1);
        connection = default;
    }

    private static Origin Node(ref Origin?[] nodes, int node, bool isEntry)
    {
        if (node >= nodes.Length)
            Array.Resize(ref nodes, node + 1);
        return nodes[node] ??= new Origin(node, RandomStreams.Mix((ulong)node, 2), isEntry);
    }
}
