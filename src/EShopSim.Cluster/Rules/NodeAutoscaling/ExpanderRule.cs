namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>The best of several ways to grow (cluster-autoscaler/expander).</summary>
public static class ExpanderRule
{
    /// <summary>The options that are equally good, in their order; one of them is to be drawn.</summary>
    public static IReadOnlyList<ScaleUpOption> Best(IReadOnlyList<ScaleUpOption> options, Expander expander)
    {
        ArgumentNullException.ThrowIfNull(options);
        var best = new List<ScaleUpOption>();
        var least = double.PositiveInfinity;
        foreach (var option in options)
        {
            var cost = expander switch
            {
                Expander.LeastWaste => Waste(option),
                Expander.MostPods => -option.Pods,
                Expander.LeastNodes => option.Nodes,
                _ => 0,
            };
            if (cost > least)
                continue;
            if (cost < least)
                best.Clear();
            least = cost;
            best.Add(option);
        }

        return best;
    }

    /// <summary>The share of CPU and that of memory of the new nodes that the pods leave, added up (expander/waste).</summary>
    public static double Waste(ScaleUpOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        var cpu = (double)option.NodeCapacity.CpuMillicores * option.Nodes;
        var memory = (double)option.NodeCapacity.MemoryBytes * option.Nodes;
        return ((cpu - option.Requests.CpuMillicores) / cpu) + ((memory - option.Requests.MemoryBytes) / memory);
    }
}
