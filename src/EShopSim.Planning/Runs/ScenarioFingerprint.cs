using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using EShopSim.Engine;
using EShopSim.Simulation;

namespace EShopSim.Planning.Runs;

/// <summary>A digest over all that a scenario says: two scenarios with the same one give the same runs.</summary>
/// <remarks>It walks the object graph by its fields, so that nothing that is added to a scenario can be forgotten here.</remarks>
internal static class ScenarioFingerprint
{
    private static readonly ConditionalWeakTable<Scenario, StrongBox<ulong>> s_known = [];

    public static ulong Of(Scenario scenario) => s_known.GetValue(scenario, Compute).Value;

    private static StrongBox<ulong> Compute(Scenario scenario)
    {
        var digest = new Digest();
        Add(ref digest, scenario);
        return new StrongBox<ulong>(digest.Value);
    }

    private static void Add(ref Digest digest, object? value)
    {
        switch (value)
        {
            case null:
                digest.Add(-1L);
                break;
            case string text:
                digest.Add(text);
                break;
            case double or float:
                digest.Add(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case ulong bits:
                digest.Add(bits);
                break;
            case Enum or bool or byte or short or int or uint or long:
                digest.Add(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case IDictionary map:
                AddMap(ref digest, map);
                break;
            case IEnumerable items:
                AddItems(ref digest, items);
                break;
            default:
                AddFields(ref digest, value);
                break;
        }
    }

    // A map has no order of its own.
    private static void AddMap(ref Digest digest, IDictionary map)
    {
        var keys = map.Keys.Cast<object>().OrderBy(key => Convert.ToString(key, CultureInfo.InvariantCulture), StringComparer.Ordinal).ToArray();
        digest.Add((long)keys.Length);
        foreach (var key in keys)
        {
            Add(ref digest, key);
            Add(ref digest, map[key]);
        }
    }

    private static void AddItems(ref Digest digest, IEnumerable items)
    {
        var count = 0L;
        foreach (var item in items)
        {
            Add(ref digest, item);
            count++;
        }

        digest.Add(count);
    }

    private static void AddFields(ref Digest digest, object value)
    {
        digest.Add(value.GetType().FullName!);
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            foreach (var field in fields.OrderBy(f => f.Name, StringComparer.Ordinal))
                Add(ref digest, field.GetValue(value));
        }
    }
}
