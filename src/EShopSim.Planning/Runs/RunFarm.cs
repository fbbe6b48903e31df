using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Runs;

/// <summary>Runs what is ordered on several cores and remembers every result: the same order is never run twice.</summary>
/// <remarks>Results come in the order of the orders, whatever the number of threads.</remarks>
public sealed class RunFarm
{
    private readonly IRunJournal _journal;
    private readonly int _parallelism;
    private readonly Action<FarmProgress>? _progress;
    private readonly CancellationToken _stop;
    private readonly Lock _gate = new();
    private int _known;
    private int _reused;
    private double _done;

    /// <summary>A farm without orders.</summary>
    /// <param name="journal">Where results are kept and looked up.</param>
    /// <param name="parallelism">Runs at the same time; at least 1.</param>
    /// <param name="progress">Hears of the progress, from several threads but one at a time.</param>
    /// <param name="stop">Ends the runs with <see cref="OperationCanceledException"/>.</param>
    public RunFarm(IRunJournal journal, int parallelism, Action<FarmProgress>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        _journal = journal;
        _parallelism = parallelism;
        _progress = progress;
        _stop = stop;
    }

    /// <summary>The measures of each order, in their order.</summary>
    /// <exception cref="OperationCanceledException">The farm was stopped; what was finished is in the journal.</exception>
    /// <exception cref="InvariantViolationException">A run broke an invariant.</exception>
    public IReadOnlyList<RunMeasures> Run(IReadOnlyList<RunOrder> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ulong[] keys = [.. orders.Select(RunKey.Of)];
        int[] needed = [.. Enumerable.Range(0, keys.Length).DistinctBy(i => (keys[i], orders[i].WithSeries))];
        lock (_gate)
            _known += needed.Length;
        try
        {
            Parallel.ForEach(needed, new ParallelOptions { MaxDegreeOfParallelism = _parallelism }, i => Run(keys[i], orders[i]));
        }
        catch (AggregateException several)
        {
            _stop.ThrowIfCancellationRequested();
            throw several.Flatten().InnerExceptions[0];
        }

        return [.. keys.Select(key => _journal.Find(key)!)];
    }

    private void Run(ulong key, RunOrder order)
    {
        _stop.ThrowIfCancellationRequested();
        if (order.WithSeries is null && _journal.Find(key) is not null)
        {
            Report(1, reused: true);
            return;
        }

        var result = Simulate(order);
        if (_journal.Find(key) is null)
            _journal.Keep(key, RunMeasures.Of(result));
        order.WithSeries?.Invoke(result);
    }

    private RunResult Simulate(RunOrder order)
    {
        var told = 0.0;
        var result = ScenarioRunner.Run(order.Scenario, new RunOptions
        {
            Seed = order.Seed,
            Replication = order.Replication,
            Engine = order.Engine,
            Stop = _stop,
            Progress = _progress is null ? null : progress =>
            {
                var done = progress.Simulated / order.Scenario.Duration;
                Report(done - told, reused: false);
                told = done;
            },
        });
        Report(1 - told, reused: false);
        return result;
    }

    private void Report(double more, bool reused)
    {
        lock (_gate)
        {
            _done += more;
            if (reused)
                _reused++;
            _progress?.Invoke(new FarmProgress(_done, _known, _reused));
        }
    }
}
