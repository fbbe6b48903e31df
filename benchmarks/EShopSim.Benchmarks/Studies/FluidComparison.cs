using EShopSim.Planning.Runs;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Benchmarks.Studies;

/// <summary>One scenario by both engines, minute by minute.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Requests">Requests that arrived.</param>
/// <param name="WithinOne">Minutes of workloads with an HPA in which the replicas differ by one at most.</param>
/// <param name="ReplicaMinutes">Those minutes in all.</param>
/// <param name="Windows">Latencies and failures.</param>
internal sealed record FluidComparison(string Name, long Requests, int WithinOne, int ReplicaMinutes, IReadOnlyList<FluidWindow> Windows)
{
    // Fewer answers in a minute have no 99th percentile to speak of.
    private const double LeastAnswersPerSecond = 8;

    /// <summary>Compares a run with one of the request engine.</summary>
    public static FluidComparison Of(RunResult run, RunResult requests)
    {
        var (within, minutes) = CompareReplicas(run, requests);
        return new FluidComparison(requests.Scenario.Name, requests.Requests.Arrived, within, minutes, [.. WindowsOf(run, requests)]);
    }

    private static (int Within, int Minutes) CompareReplicas(RunResult run, RunResult requests)
    {
        var scaled = requests.Scenario.Cluster.Autoscalers.Select(hpa => hpa.Target).ToHashSet();
        var (within, minutes) = (0, 0);
        for (var w = 0; w < requests.Workloads.Count; w++)
        {
            if (!scaled.Contains(requests.Workloads[w].Workload))
                continue;
            for (var i = 0; i < requests.SampleTimesSeconds.Count; i++, minutes++)
                within += Math.Abs(run.Workloads[w].DesiredReplicas[i] - requests.Workloads[w].DesiredReplicas[i]) <= 1 ? 1 : 0;
        }

        return (within, minutes);
    }

    private static IEnumerable<FluidWindow> WindowsOf(RunResult run, RunResult requests)
    {
        for (var o = 0; o < requests.Operations.Count; o++)
        {
            var (one, exact) = (run.Operations[o], requests.Operations[o]);
            for (var i = 0; i < requests.SampleTimesSeconds.Count; i++)
            {
                if (requests.SampleTimesSeconds[i] <= requests.Scenario.Warmup.TotalSeconds || exact.OfferedPerSecond[i] < LeastAnswersPerSecond)
                    continue;
                yield return new FluidWindow(
                    LoadRegion.LoadAt(requests, i), Error(one.LatencyMeanMs[i], exact.LatencyMeanMs[i]), Error(one.LatencyP95Ms[i], exact.LatencyP95Ms[i]), Error(one.LatencyP99Ms[i], exact.LatencyP99Ms[i]),
                    100 * (FailedShare(one, i) - FailedShare(exact, i)));
            }
        }
    }

    private static double Error(double value, double exact) => (value - exact) / exact;

    private static double FailedShare(OperationSeries series, int i) =>
        series.FailedPerSecond[i] + series.CompletedPerSecond[i] is var finished and > 0 ? series.FailedPerSecond[i] / finished : 0;
}
