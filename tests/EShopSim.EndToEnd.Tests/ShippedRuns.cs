using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(EShopSim.EndToEnd.Tests.ShippedRuns))]

namespace EShopSim.EndToEnd.Tests;

/// <summary>Runs each shipped scenario once for all tests that look at it.</summary>
public sealed class ShippedRuns : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<ShippedRun>>> _runs = new(StringComparer.Ordinal);

    internal Task<ShippedRun> Of(string name) => _runs.GetOrAdd(name, n => new Lazy<Task<ShippedRun>>(() => RunAsync(n))).Value;

    public void Dispose() => _folder.Dispose();

    private async Task<ShippedRun> RunAsync(string name)
    {
        var folder = _folder.Of(name);
        string[] arguments = ["run", ScenarioOf(name), "--quiet", "--out", folder];

        // A whole day of 22 million requests is for people, nine hours of it for the tests.
        if (name == "shop-day")
            arguments = [.. arguments, "--set", "spec.duration=9h"];
        return new ShippedRun(folder, await Tool.RunAsync(arguments));
    }

    // A week of 60 million requests is for people, the three hours around its opening for the tests.
    private static string ScenarioOf(string name) =>
        name.StartsWith("black-friday", StringComparison.Ordinal) ? Path.Combine(Repository.Scenario(name), "opening.yaml") : Repository.Scenario(name);
}
