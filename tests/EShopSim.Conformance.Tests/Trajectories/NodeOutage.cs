namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>What became of a node whose machine died, in seconds; null what did not happen before it died again.</summary>
/// <param name="Node">Which.</param>
/// <param name="LastRenewal">Its last heartbeat; null where the recording does not tell.</param>
/// <param name="NotReady">When the monitor found it silent.</param>
/// <param name="Tainted">When it got its NoExecute taint.</param>
/// <param name="Evicted">When the first of its pods was deleted for it.</param>
/// <param name="Untainted">When the taint went.</param>
internal sealed record NodeOutage(string Node, double? LastRenewal, double? NotReady, double? Tainted, double? Evicted, double? Untainted)
{
    /// <summary>Every death of a node in the script, with what the marks and events of a run show of it.</summary>
    public static IEnumerable<NodeOutage> Of(Trajectory script, IEnumerable<NodeMark> marks, IReadOnlyList<RecordedPodEvent> events)
    {
        var kills = script.Actions("kill-node")
            .SelectMany(static kill => kill.Items("nodes").Select(node => (Node: node.GetString()!, From: kill.Double("start"), Renewal: kill.Get("lastLeaseRenew")?.Get(node.GetString()!)?.GetDouble())))
            .ToArray();
        var all = marks.ToArray();
        foreach (var (node, from, renewal) in kills)
        {
            var until = kills.Where(kill => kill.Node == node && kill.From > from).Select(static kill => kill.From).DefaultIfEmpty(double.PositiveInfinity).Min();
            var own = Array.FindAll(all, mark => mark.Node == node && mark.Seconds > from && mark.Seconds < until);
            var tainted = First(own, static mark => mark.NoExecute && !mark.Ready);
            yield return new NodeOutage(
                node,
                renewal,
                First(own, static mark => !mark.Ready),
                tainted,
                events.Where(item => item.What == "deleting" && item.Node == node && item.Seconds > tainted && item.Seconds < until).Select(static item => (double?)item.Seconds).FirstOrDefault(),
                First(own, mark => !mark.NoExecute && mark.Seconds > tainted));
        }
    }

    private static double? First(NodeMark[] marks, Predicate<NodeMark> isMeant) => Array.Find(marks, isMeant)?.Seconds;
}
