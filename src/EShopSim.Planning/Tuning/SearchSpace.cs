using EShopSim.Cluster.Api;
using EShopSim.Simulation;

namespace EShopSim.Planning.Tuning;

/// <summary>All settings that a search may try: a grid over the fields of one or several HPAs.</summary>
/// <param name="Ranges">The fields and their values.</param>
public sealed record SearchSpace(IReadOnlyList<KnobRange> Ranges)
{
    private static readonly int[] TargetPercents = [30, 40, 50, 60, 70, 80, 90];
    private static readonly double[] MinFactors = [1, 1.5, 2, 3, 4, 6];

    /// <summary>Points of the grid; saturates.</summary>
    public long Size => Ranges.Aggregate(1L, (size, range) => size > long.MaxValue / range.Values.Count ? long.MaxValue : size * range.Values.Count);

    /// <summary>What is tried when nobody says otherwise: target and minimum of each HPA on a Utilization metric, with today's among them; of the others the minimum.</summary>
    public static SearchSpace DefaultOf(IEnumerable<HorizontalPodAutoscaler> autoscalers) => new([.. autoscalers.SelectMany(RangesOf)]);

    /// <summary>The scenario with the settings of a point.</summary>
    public Scenario Apply(Scenario scenario, Setting setting)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario with { Cluster = scenario.Cluster with { Autoscalers = [.. scenario.Cluster.Autoscalers.Select(hpa => Apply(hpa, setting))] } };
    }

    /// <summary>One HPA with the settings of a point.</summary>
    public HorizontalPodAutoscaler Apply(HorizontalPodAutoscaler hpa, Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        for (var i = 0; i < Ranges.Count; i++)
            if (Ranges[i].IsOf(hpa) && HpaKnobs.Read(hpa, Ranges[i].Knob) != Ranges[i].Values[setting.Levels[i]])
                hpa = HpaKnobs.Turn(hpa, Ranges[i].Knob, Ranges[i].Values[setting.Levels[i]]);
        return hpa;
    }

    /// <summary>Whether a point changes nothing.</summary>
    public bool IsAsItIs(Setting setting, IEnumerable<HorizontalPodAutoscaler> autoscalers) =>
        autoscalers.All(hpa => ReferenceEquals(Apply(hpa, setting), hpa));

    /// <summary>The n-th point of the grid.</summary>
    public Setting At(long index)
    {
        var levels = new int[Ranges.Count];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = (int)(index % Ranges[i].Values.Count);
            index /= Ranges[i].Values.Count;
        }

        return new Setting(levels);
    }

    private static IEnumerable<KnobRange> RangesOf(HorizontalPodAutoscaler hpa)
    {
        if (hpa.Metrics[0].TargetType == MetricTargetType.Utilization)
            yield return new KnobRange(hpa.Meta.Namespace, hpa.Meta.Name, HpaKnob.Target, [.. TargetPercents.Select(p => (long)p).Append(hpa.Metrics[0].Target).Distinct().Order()]);
        var minimums = MinFactors.Select(f => (long)Math.Ceiling(Math.Max(1, hpa.MinReplicas) * f)).Append(hpa.MinReplicas).Where(m => m <= hpa.MaxReplicas).Distinct().Order();
        yield return new KnobRange(hpa.Meta.Namespace, hpa.Meta.Name, HpaKnob.Min, [.. minimums]);
    }
}
