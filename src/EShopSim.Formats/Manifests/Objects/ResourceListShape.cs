using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Amounts of CPU, memory, storage and extended resources by name.</summary>
internal sealed class ResourceListShape : Shape<ResourceList>
{
    private static readonly string[] CommonNames = ["cpu", "memory", "ephemeral-storage", "pods"];

    internal static ResourceListShape Instance { get; } = new();

    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out ResourceList value)
    {
        value = null;
        if (node is not YamlMapping mapping)
        {
            context.ReportForm(node, "resources by name (a mapping)");
            return false;
        }

        var list = ResourceList.None;
        var extended = new List<KeyValuePair<string, long>>();
        foreach (var (key, amount) in mapping.Entries)
        {
            if (amount.IsNull)
                continue;
            context.Enter("." + key.Text);
            switch (key.Text)
            {
                case "cpu":
                    list = list with { CpuMillicores = Read(Scalar.Cpu, amount, context) };
                    break;
                case "memory":
                    list = list with { MemoryBytes = Read(Scalar.Memory, amount, context) };
                    break;
                case "ephemeral-storage":
                    list = list with { EphemeralStorageBytes = Read(Scalar.Memory, amount, context) };
                    break;
                case "pods":
                    list = list with { Pods = Read(Scalar.Whole, amount, context) };
                    break;
                case var name when name.Contains('/', StringComparison.Ordinal) || name.StartsWith("hugepages-", StringComparison.Ordinal) || name is "storage":
                    if (Read(Scalar.Whole, amount, context) is { } whole)
                        extended.Add(new KeyValuePair<string, long>(name, whole));
                    break;
                default:
                    context.Report(DiagnosticCodes.BadValue, key, $"there is no resource '{key.Text}'{Suggestion.For(key.Text, CommonNames)}; names of extended resources hold a '/'");
                    break;
            }

            context.Leave();
        }

        value = list with { Extended = extended };
        return true;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions) => new() { ["type"] = "object" };

    private static long? Read(Shape<long> shape, YamlNode node, ReadContext context) =>
        shape.TryRead(node, context, out var value) ? value : null;
}
