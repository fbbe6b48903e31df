using NetArchTest.Rules;

namespace EShopSim.Architecture.Tests;

public sealed class FloorTests
{
    private static readonly string[] HeavyPackages = ["ScottPlot", "SkiaSharp", "YamlDotNet", "CsvHelper", "Spectre.Console", "System.CommandLine"];

    public static TheoryData<string> Assemblies => [.. Floors.All];

    [Theory, MemberData(nameof(Assemblies))]
    public void An_assembly_knows_only_floors_below_it(string name)
    {
        var floor = FloorOf(name);
        var allowed = Floors.FromGround.Take(floor).SelectMany(f => f).ToHashSet(StringComparer.Ordinal);

        var known = Floors.ReferencesOf(name).Where(r => Floors.All.Contains(r, StringComparer.Ordinal));

        Assert.All(known, r => Assert.Contains(r, allowed));
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void Heavy_packages_stay_on_the_upper_floors(string name)
    {
        if (FloorOf(name) >= FloorOf("EShopSim.Formats"))
            return;

        Assert.DoesNotContain(Floors.ReferencesOf(name), r => HeavyPackages.Any(p => r.StartsWith(p, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void A_class_is_sealed_or_made_to_be_extended(string name)
    {
        var open = Types.InAssembly(Floors.Load(name))
            .That().AreClasses().And().AreNotAbstract().And().AreNotStatic()
            .And().DoNotHaveNameStartingWith("<").And().DoNotHaveName("Program")
            .Should().BeSealed()
            .GetResult();

        Assert.True(open.IsSuccessful, string.Join(", ", open.FailingTypeNames ?? []));
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void No_type_is_named_after_nothing_in_particular(string name)
    {
        string[] empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility"];

        var found = Floors.Load(name).GetTypes().Where(t => empty.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal)));

        Assert.Empty(found.Select(t => t.FullName));
    }

    [Fact]
    public void No_library_shares_the_tool_s_name()
    {
        Assert.DoesNotContain(Floors.All, n => n.Equals("EShopSim", StringComparison.Ordinal));
        Assert.Single(Floors.All, n => n.Equals("eshopsim", StringComparison.OrdinalIgnoreCase));
    }

    private static int FloorOf(string name) =>
        Floors.FromGround.Select((names, i) => (names, i)).First(f => f.names.Contains(name, StringComparer.Ordinal)).i;
}
