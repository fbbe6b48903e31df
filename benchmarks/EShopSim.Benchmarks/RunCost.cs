using System.Diagnostics;
using System.Globalization;
using EShopSim.Formats;
using EShopSim.Simulation;

namespace EShopSim.Benchmarks;

/// <summary>What whole runs cost: CPU time by request and by event, memory that grows with simulated time, peak memory.</summary>
internal static class RunCost
{
    public static int Print(IReadOnlyList<string> scenarios)
    {
        Console.WriteLine("| scenario | simulated | requests | calls | events | CPU s | requests/s | calls/s | events/s | bytes/request | peak MB |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var path in scenarios)
        {
            var reading = ScenarioReader.Read(new ScenarioInput { Path = path });
            if (reading.Scenario is not { } scenario)
            {
                foreach (var diagnostic in reading.Diagnostics)
                    Console.Error.WriteLine(diagnostic);
                return 2;
            }

            // The first run warms the compiler up; the second is counted.
            ScenarioRunner.Run(scenario with { Duration = scenario.Duration / 4, Warmup = TimeSpan.Zero, Events = [] }, new RunOptions());
            Print(scenario);
        }

        return 0;
    }

    private static void Print(Scenario scenario)
    {
        var half = new HalfTime(scenario.Duration / 2);
        var cpu = Environment.CpuUsage.TotalTime;
        var run = ScenarioRunner.Run(scenario, new RunOptions { Progress = half.Note });
        var seconds = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        var (bytes, requests) = half.SinceThen(run.Requests.Arrived);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {scenario.Name} | {run.SimulatedTime.TotalHours:0.##} h | {run.Requests.Arrived:N0} | {run.Requests.Calls:N0} | {run.EngineEvents:N0} | {seconds:0.00} | {run.Requests.Arrived / seconds:N0} | {run.Requests.Calls / seconds:N0} | {run.EngineEvents / seconds:N0} | {(double)bytes / requests:0.0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} |"));
    }
}
