using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Recording;

/// <summary>Folds the event stream's digest with what the user is shown.</summary>
internal static class ResultDigest
{
    public static ulong Of(ulong events, RequestCounts requests, IReadOnlyList<HpaSync> syncs, IReadOnlyList<PodRecord> pods)
    {
        var digest = new Digest();
        digest.Add(events);
        digest.Add(requests.Arrived);
        digest.Add(requests.Completed);
        digest.Add(requests.Failed);
        digest.Add(requests.Calls);
        foreach (var sync in syncs)
        {
            digest.Add(sync.Time.Ticks);
            digest.Add(sync.Name);
            digest.Add((long)sync.DesiredReplicas);
            digest.Add(sync.Reason);
        }

        foreach (var pod in pods)
        {
            digest.Add(pod.Name);
            digest.Add(pod.Node);
            digest.Add(pod.ReadySeconds ?? -1);
            digest.Add(pod.GoneSeconds ?? -1);
        }

        return digest.Value;
    }
}
