namespace EShopSim.Planning.Theory;

/// <summary>M/G/1 with classes of priority, of which the higher goes first but never interrupts a service (Cobham, 1954; Kleinrock, Queueing Systems II, 1976, 3.6).</summary>
public static class PriorityQueues
{
    /// <summary>Mean wait of each class: R / ((1−σ(k−1))(1−σ(k))), where R is the work found in service and σ(k) the load of class k and those before it.</summary>
    /// <param name="classes">The highest first, each as if it were alone.</param>
    public static IReadOnlyList<double> MeanWaitsSeconds(IReadOnlyList<SingleServerQueue> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        var residual = classes.Sum(c => c.ResidualSeconds);
        var waits = new double[classes.Count];
        var before = 0.0;
        for (var k = 0; k < waits.Length; k++)
        {
            var with = before + classes[k].Load;
            waits[k] = with < 1 ? residual / ((1 - before) * (1 - with)) : double.PositiveInfinity;
            before = with;
        }

        return waits;
    }
}
