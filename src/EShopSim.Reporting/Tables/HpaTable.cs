using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>hpa.csv</c>: one row per evaluation of a HorizontalPodAutoscaler.</summary>
internal static class HpaTable
{
    private const string Header =
        "time_s,namespace,name,current_replicas,ready_pods,metric,current_value,target_value,proposal_replicas,stabilized_replicas,desired_replicas,reason,message";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        foreach (var sync in result.HpaSyncs)
            table
                .Add(sync.Time.TotalSeconds)
                .Add(sync.Namespace)
                .Add(sync.Name)
                .Add(sync.CurrentReplicas)
                .Add(sync.ReadyPods)
                .Add(sync.Metric)
                .Add(sync.CurrentValue)
                .Add(sync.TargetValue)
                .Add(sync.ProposalReplicas)
                .Add(sync.StabilizedReplicas)
                .Add(sync.DesiredReplicas)
                .Add(sync.Reason)
                .Add(sync.Message)
                .EndRow();
    }
}
