namespace EShopSim.Cluster.Api;

/// <summary>How evenly matching pods must spread over topology domains.</summary>
/// <param name="MaxSkew">The largest allowed difference of counts; at least 1.</param>
/// <param name="TopologyKey">The node label that makes the domains.</param>
/// <param name="DoNotSchedule">True for whenUnsatisfiable DoNotSchedule, false for ScheduleAnyway.</param>
/// <param name="Selector">Which pods are counted.</param>
/// <param name="MinDomains">Fewer domains than this count as a minimum of zero pods; null is 1.</param>
public sealed record TopologySpreadConstraint(
    int MaxSkew, string TopologyKey, bool DoNotSchedule, LabelSelector Selector, int? MinDomains = null);
