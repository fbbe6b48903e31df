using EShopSim.Engine;
using EShopSim.Traffic.Balancing;

namespace EShopSim.Traffic.Requests;

/// <summary>Who makes a call, and for whom.</summary>
internal static class Callers
{
    private const ulong ClientPurpose = 1UL << 60;

    /// <summary>The pod that makes a call; -1 for a client outside.</summary>
    public static int Pod(DataPlane plane, ref Call call) => call.Caller == Index.None ? -1 : plane.Visits[call.Caller].Pod;

    /// <summary>What a balancer needs to know of a try.</summary>
    /// <param name="plane">The data plane.</param>
    /// <param name="call">The call.</param>
    /// <param name="balancer">Of the workload called.</param>
    /// <param name="key">The key of the try.</param>
    /// <param name="node">Where it comes from: the calling pod's node, or the one through which the client comes in.</param>
    public static Approach Approach(DataPlane plane, ref Call call, Balancer balancer, ulong key, out int node)
    {
        var rules = balancer.Rules;
        var pod = Pod(plane, ref call);
        var isOutside = pod < 0;
        var client = isOutside || balancer.HashesClients ? Client(plane, ref call, rules.Clients) : 0;
        node = isOutside ? balancer.EntryNode(client) : plane.Pods[pod]!.Pod.NodeIndex;
        var identity = isOutside || balancer.HashesClients ? RandomStreams.Mix((ulong)client, 4) : RandomStreams.Mix((ulong)pod, 3);
        var connection = rules.Connections is not { } kept ? -1 : isOutside ? client : Draw.Below(kept.PerPod, key, 5);
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        var avoids = plane.Graph.Policies[plane.Graph.Calls[call.Plan].Policy].Retry is { AvoidsTriedPods: true };
        return new Approach(key, identity, connection, avoids ? pursuit.Avoid : -1, avoids ? pursuit.AvoidToo : -1);
    }

    /// <summary>The number of the client for whom a call is made, below <paramref name="count"/>. What is left of a request after its client has gone counts as a client of its own.</summary>
    private static int Client(DataPlane plane, ref Call call, int count)
    {
        var (caller, key) = (call.Caller, Identity(ref call));
        while (caller != Index.None)
        {
            ref var visit = ref plane.Visits[caller];
            if (visit.Caller == Index.None)
            {
                key = visit.Key;
                break;
            }

            (caller, key) = (plane.Calls[visit.Caller].Caller, Identity(ref plane.Calls[visit.Caller]));
        }

        return (int)(RandomStreams.Mix(key, ClientPurpose) % (ulong)count);
    }

    // A session's requests are one client's; without sessions each request is.
    private static ulong Identity(ref Call call) => call.Caller == Index.None && call.Client != Index.None ? (ulong)call.Client : call.Key;
}
