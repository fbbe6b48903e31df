using System.Globalization;
using EShopSim.Cluster;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Story;

/// <summary>An evaluation of an HPA that changed the number of replicas.</summary>
/// <param name="Sync">The evaluation.</param>
internal sealed record HpaChange(HpaSync Sync)
{
    /// <summary><c>4 → 8</c>.</summary>
    public string Replicas => string.Create(CultureInfo.InvariantCulture, $"{Sync.CurrentReplicas} → {Sync.DesiredReplicas}");

    /// <summary>Whether it grew.</summary>
    public bool IsUp => Sync.DesiredReplicas > Sync.CurrentReplicas;

    /// <summary>All of a run, in order of time.</summary>
    public static IEnumerable<HpaChange> AllIn(RunResult result) =>
        result.HpaSyncs.Where(sync => sync.DesiredReplicas != sync.CurrentReplicas).Select(sync => new HpaChange(sync));
}
