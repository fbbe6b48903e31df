using System.Text.Json;
using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests;

/// <summary>Holds a rule against every case of a file, in one version of Kubernetes.</summary>
internal static class ConformanceRun
{
    private const int FailuresShown = 10;

    private static readonly string[] TolerableTags = ["int32-overflow", "overflow", "quirk"];

    /// <summary>Members of <c>expect</c> that are information only.</summary>
    private static readonly string[] Informative = ["errorText", "statusDesired"];

    /// <summary>Members of <c>expect</c> that are left out when they are false or empty.</summary>
    private static readonly string[] LeftOutWhenEmpty = ["failed", "upAfter", "downAfter", "disruptedPods"];

    /// <summary>
    /// Runs the cases. What a rule answers is compared with each member of <c>expect</c>; where an error is expected, with its class only.
    /// Cases that rest on a wrap-around or a bug of the original may fail, and are named; so are those that
    /// <paramref name="isOtherwise"/> picks, whose rule this version has changed.
    /// </summary>
    public static void Check(
        string file, KubernetesVersion version, Func<JsonElement, KubernetesVersion, object> rule, Func<JsonElement, bool>? isOtherwise = null)
    {
        var cases = VectorFile.TryRead(file);
        Assert.SkipWhen(cases is null, $"{file}.json is not in the folder of the cases");
        var overrides = Overrides(file, version);
        var failures = new List<string>();
        var tolerated = new List<string>();
        foreach (var item in cases!)
        {
            var id = item.Text("id");
            var expected = overrides.GetValueOrDefault(id, item.GetProperty("expect"));
            var actual = JsonSerializer.SerializeToElement(rule(item, version));
            if (Agree(expected, actual))
                continue;
            if (isOtherwise?.Invoke(item) == true || item.Items("tags").Any(tag => TolerableTags.Contains(tag.GetString(), StringComparer.Ordinal)))
                tolerated.Add(id);
            else
                failures.Add($"{id}\n  input    {item}\n  expected {expected}\n  actual   {actual}");
        }

        var passed = cases.Count - failures.Count - tolerated.Count;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{file} {version}: {cases.Count} cases, {passed} passed, {failures.Count} failed, {tolerated.Count} skipped"
            + (tolerated.Count == 0 ? "" : $" ({string.Join(' ', tolerated)})"));
        Assert.True(failures.Count == 0, $"{file} {version}: {failures.Count} of {cases.Count} failed\n{string.Join('\n', failures.Take(FailuresShown))}");
    }

    private static Dictionary<string, JsonElement> Overrides(string file, KubernetesVersion version)
    {
        var suffix = version switch
        {
            KubernetesVersion.V1_28 => "-128",
            KubernetesVersion.V1_35 => "-new",
            _ => null,
        };
        if (suffix is null)
            return [];
        // Where the newest release has no file of its own, 1.28 is the newest that was looked at.
        var items = VectorFile.TryRead(file + suffix) ?? VectorFile.TryRead(file + "-128") ?? [];
        return items.ToDictionary(item => item.Text("id"), item => item.GetProperty("expect"), StringComparer.Ordinal);
    }

    private static bool Agree(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != JsonValueKind.Object)
            return JsonComparison.AreEqual(expected, actual);
        if (expected.Get("error") is { } error)
            return actual.Get("error") is { } actualError && JsonComparison.AreEqual(error, actualError);
        if (actual.Get("error") is not null)
            return false;
        var leftOut = LeftOutWhenEmpty.Where(name => !expected.TryGetProperty(name, out _));
        return leftOut.All(name => IsEmpty(actual.Get(name))) && expected.EnumerateObject()
            .Where(member => !Informative.Contains(member.Name, StringComparer.Ordinal))
            .All(member => actual.TryGetProperty(member.Name, out var other) && JsonComparison.AreEqual(member.Value, other));
    }

    private static bool IsEmpty(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.False => true,
        JsonValueKind.Array => value.Value.GetArrayLength() == 0,
        _ => false,
    };
}
