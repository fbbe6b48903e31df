using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning;

/// <summary>Runs a scenario several times with independent random streams.</summary>
public static class Replications
{
    /// <summary>All replications, in their order, whatever the number of threads.</summary>
    /// <exception cref="OperationCanceledException"><see cref="ReplicationOptions.Stop"/> was signalled.</exception>
    /// <exception cref="InvariantViolationException">A replication broke an invariant.</exception>
    public static IReadOnlyList<RunResult> Run(Scenario scenario, ReplicationOptions options)
    {
        var results = new RunResult[options.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism };
        try
        {
            Parallel.For(0, options.Count, parallel, replication => results[replication] = ScenarioRunner.Run(scenario, new RunOptions
            {
                Seed = options.Seed,
                Replication = replication,
                Progress = options.Progress,
                Stop = options.Stop,
            }));
        }
        catch (AggregateException several)
        {
            options.Stop.ThrowIfCancellationRequested();
            throw several.Flatten().InnerExceptions[0];
        }

        return results;
    }
}
