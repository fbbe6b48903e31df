using System.Collections.Concurrent;
using System.Text;

[assembly: AssemblyFixture(typeof(EShopSim.Conformance.Tests.Trajectories.TrajectoryTable))]

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Collects a line for each compared recording and prints the table when all tests are done.</summary>
public sealed class TrajectoryTable : IDisposable
{
    private readonly ConcurrentBag<string> _rows = [];

    /// <summary>Adds the line of a recording.</summary>
    public void Add(string scenario, double share, int largestDifference, double? lagSeconds, string verdict)
    {
        var lag = lagSeconds is { } seconds ? FormattableString.Invariant($"{seconds:0.0}") : "";
        _rows.Add(FormattableString.Invariant($"| {scenario} | {share * 100:0.0} % | {largestDifference} | {lag} | {verdict} |"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_rows.IsEmpty)
            return;
        var table = new StringBuilder("| scenario | seconds in agreement | largest difference | lag, s | verdict |\n|---|---|---|---|---|\n");
        foreach (var row in _rows.Order(StringComparer.Ordinal))
            table.Append(row).Append('\n');
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "trajectories.md"), table.ToString());
        Console.Out.WriteLine(table);
    }
}
