namespace EShopSim.Benchmarks.Studies;

/// <summary>The studies by name: each prints a table that <c>benchmarks/results</c> keeps, and the same one whenever it is run.</summary>
internal static class Study
{
    public static int Print(string name, IReadOnlyList<string> arguments) => name switch
    {
        "fluid" => FluidStudy.Print(arguments),
        "coverage" => CoverageStudy.Print(arguments),
        "compare" => CompareStudy.Print(arguments),
        "tune" => TuneStudy.Print(arguments),
        _ => Refuse(name),
    };

    private static int Refuse(string name)
    {
        Console.Error.WriteLine($"there is no study '{name}': fluid, coverage, compare, tune");
        return 2;
    }
}
