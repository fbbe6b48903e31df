using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EShopSim.Formats.Tests;

/// <summary>Bad input never throws and never hangs: valid files with lines, tokens and characters deleted, doubled or replaced.</summary>
public sealed class MutationTests
{
    private static readonly string[] Odd =
        ["{", "}", "[", "]", ":", "-", "\t", "'", "\"", "|", ">", "&a", "*a", "<<: ", "!!int", "%", "---\n", "...\n", "\0", "\uFFFF", "\ud800", "{{ x }}", "1e999", "-1", "99999999999999999999", "null", "~", "? ", ",", "#", "\n", "\r", "@", "`"];

    [Fact(Timeout = 60_000)]
    public async Task A_damaged_manifest_is_read_without_an_exception()
    {
        var texts = Directory.EnumerateFiles(Folders.Broken, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(file => new FileInfo(file).Length < 3000).Select(File.ReadAllText).ToArray();
        await Damage(texts, 1500, text => Inputs.Manifests(text).Diagnostics.Count, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_damaged_scenario_is_read_without_an_exception()
    {
        var good = File.ReadAllText(Path.Combine(Folders.Broken, "parts", "good-scenario.yaml"));
        await Damage([good], 1500, text => Inputs.Scenario(text, "seed=1").Diagnostics.Count, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_damaged_setting_is_read_without_an_exception()
    {
        var good = File.ReadAllText(Path.Combine(Folders.Broken, "parts", "good-scenario.yaml"));
        await Damage(["traffic[shoppers].load.rate=5", "spec.traffic[0].mix.cart.add={ a: [1, 2] }", "hpa/shop/catalog.spec.maxReplicas=3"], 500, text => Inputs.Scenario(good, text).Diagnostics.Count, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_damaged_trace_is_read_without_an_exception()
    {
        var folder = Directory.CreateTempSubdirectory("eshopsim-trace-");
        try
        {
            File.Copy(Path.Combine(Folders.Broken, "parts", "shop.yaml"), Path.Combine(folder.FullName, "shop.yaml"));
            var trace = Path.Combine(folder.FullName, "trace.csv");
            var scenario = File.ReadAllText(Path.Combine(Folders.Broken, "parts", "good-scenario.yaml"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "scenario.yaml"), scenario, TestContext.Current.CancellationToken);
            await Damage([File.ReadAllText(Path.Combine(Folders.Broken, "parts", "good.csv"))], 300, text =>
            {
                File.WriteAllBytes(trace, Encoding.UTF8.GetBytes(text));
                return ScenarioReader.Read(new ScenarioInput { Path = folder.FullName, Settings = ["traffic[0].load={ trace: trace.csv }", "manifests=[shop.yaml]"] }).Diagnostics.Count;
            }, TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // On a thread of its own, so that the time limit holds even against a loop without end.
    private static Task Damage(string[] texts, int count, Func<string, int> read, CancellationToken cancellation) => Task.Run(() =>
    {
        var damage = Gen.Elements(texts).SelectMany(text => Gen.Choose(1, 4).SelectMany(times => Damaged(text, times)));
        Prop.ForAll(damage.ToArbitrary(), text => read(text) >= 0).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(2026, 3));
    }, cancellation);

    private static Gen<string> Damaged(string text, int times)
    {
        var once =
            from kind in Gen.Choose(0, 5)
            from at in Gen.Choose(0, Math.Max(0, text.Length - 1))
            from length in Gen.Choose(1, 12)
            from odd in Gen.Elements(Odd)
            select Apply(text, kind, at, length, odd);
        return times == 1 ? once : once.SelectMany(next => Damaged(next, times - 1));
    }

    private static string Apply(string text, int kind, int at, int length, string odd)
    {
        length = Math.Min(length, text.Length - at);
        var lineStart = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        var lineEnd = text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : text.Length;
        return kind switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Remove(at, length).Insert(at, odd),
            3 => text.Insert(at, odd),
            4 when lineEnd > lineStart => text.Remove(lineStart, lineEnd - lineStart),
            _ when lineEnd > lineStart => text.Insert(lineStart, text[lineStart..lineEnd]),
            _ => text,
        };
    }
}
