using System.Diagnostics;
using System.Globalization;
using EShopSim.Simulation;

namespace EShopSim.Benchmarks;

/// <summary>What an hour of a large cluster costs in wall time and memory, and how much happens in it.</summary>
internal static class LargeClusterCost
{
    public static int Print(IReadOnlyList<string> arguments)
    {
        var recordEvery = TimeSpan.FromSeconds(arguments.Count > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1);
        Print(LargeCluster.Of(int.Parse(arguments[0], CultureInfo.InvariantCulture), recordEvery));
        return 0;
    }

    private static void Print(Scenario scenario)
    {
        var watch = Stopwatch.StartNew();
        TimeSpan? started = null;
        var run = ScenarioRunner.Run(scenario, new RunOptions { Progress = _ => started ??= watch.Elapsed });
        var wall = watch.Elapsed;
        Console.WriteLine("| nodes | pods at start | HPAs | pods ever | scalings | engine events | recorded every | wall s | of it start-up s | CPU s | peak MB |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {scenario.Cluster.Nodes.Count:N0} | {run.Pods.Count(pod => pod.CreatedSeconds < 0):N0} | {scenario.Cluster.Autoscalers.Count:N0} | {run.Pods.Count:N0} | {run.WorkloadSummaries.Sum(workload => workload.Scalings):N0} | {run.EngineEvents:N0} | {scenario.RecordEvery.TotalSeconds} s | {wall.TotalSeconds:0.0} | {started!.Value.TotalSeconds:0.0} | {Environment.CpuUsage.TotalTime.TotalSeconds:0.0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} |"));
        Console.WriteLine($"Digest {run.Digest:x16}; {run.Pods.Count(pod => pod.ReadySeconds is null)} pods were never ready.");
    }
}
