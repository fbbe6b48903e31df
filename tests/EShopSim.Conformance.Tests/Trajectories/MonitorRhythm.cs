namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>When the node monitor of a recording looked, as far as what it did shows it.</summary>
internal static class MonitorRhythm
{
    /// <summary>What passes between two looks: 5 s, and the 30 to 190 ms that a look took in the recorded cluster.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(5110);

    /// <summary>The looks of which something is to be seen: each writes at once that a node is silent, or takes the taint of one that answers again.</summary>
    public static IEnumerable<double> Looks(Trajectory recording)
    {
        var before = new Dictionary<string, NodeMark>(StringComparer.Ordinal);
        foreach (var mark in recording.NodeMarks)
        {
            if (before.TryGetValue(mark.Node, out var last) && ((last.Ready && !mark.Ready) || (last.NoExecute && !mark.NoExecute && mark.Ready)))
                yield return mark.Seconds;
            before[mark.Node] = mark;
        }
    }
}
