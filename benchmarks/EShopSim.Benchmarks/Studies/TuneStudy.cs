using EShopSim.Planning.Tuning;

namespace EShopSim.Benchmarks.Studies;

/// <summary>What <c>tune</c> recommends against the best of the whole grid, each point of it run request by request.</summary>
internal static class TuneStudy
{
    /// <summary>Prints the summary; with a second argument, a folder, writes the grids there; further ones name the scenarios, instead of all.</summary>
    public static int Print(IReadOnlyList<string> arguments)
    {
        var root = arguments.Count > 0 ? arguments[0] : "scenarios";
        var folder = arguments.Count > 1 ? arguments[1] : null;
        TuneCase.PrintHeader();
        foreach (var one in Cases.Where(c => arguments.Count < 3 || arguments.Skip(2).Contains(c.Name, StringComparer.Ordinal)))
            one.Print(root, folder);
        return 0;
    }

    private static IReadOnlyList<TuneCase> Cases =>
    [
        new TuneCase("getting-started", 10, new SearchSpace(
        [
            new KnobRange("default", "my-app", HpaKnob.Target, [30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]),
            new KnobRange("default", "my-app", HpaKnob.Min, [1, 2, 3, 4, 5, 6]),
            new KnobRange("default", "my-app", HpaKnob.ScaleDownWindow, [60, 120, 180, 300]),
        ]), ["objectives[0].p99=300ms"], ["objectives[0].p99=100ms"], ["objectives[0].p99=95ms"], ["objectives[0].p99=90ms"], ["objectives[0].p99=85ms"], ["objectives[0].p99=80ms"]),
        new TuneCase("rolling-update", 2, new SearchSpace(
        [
            new KnobRange("shop", "catalog", HpaKnob.Target, [40, 50, 60, 70, 80, 85, 90]),
            new KnobRange("shop", "catalog", HpaKnob.Min, [3, 4, 5, 6, 7, 8]),
            new KnobRange("shop", "cart", HpaKnob.Min, [1, 2, 3, 4, 5]),
        ]), ["objectives[0].p99=150ms"], ["objectives[0].p99=46ms"], ["objectives[0].p99=44ms"]),
    ];
}
