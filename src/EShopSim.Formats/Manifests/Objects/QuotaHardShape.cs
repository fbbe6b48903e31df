using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>What a quota bounds, by name; objects that are not simulated may be among it.</summary>
internal sealed class QuotaHardShape : Shape<ResourceQuota>
{
    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out ResourceQuota value)
    {
        value = null;
        if (node is not YamlMapping mapping)
        {
            context.ReportForm(node, "amounts by name (a mapping)");
            return false;
        }

        var quota = new ResourceQuota(WorkloadShapes.NoMeta);
        foreach (var (key, amount) in mapping.Entries)
        {
            if (amount.IsNull)
                continue;
            context.Enter("." + key.Text);
            quota = key.Text switch
            {
                "cpu" or "requests.cpu" => quota with { Requests = quota.Requests with { CpuMillicores = Read(Scalar.Cpu, amount, context) } },
                "memory" or "requests.memory" => quota with { Requests = quota.Requests with { MemoryBytes = Read(Scalar.Memory, amount, context) } },
                "limits.cpu" => quota with { Limits = quota.Limits with { CpuMillicores = Read(Scalar.Cpu, amount, context) } },
                "limits.memory" => quota with { Limits = quota.Limits with { MemoryBytes = Read(Scalar.Memory, amount, context) } },
                "pods" or "count/pods" => quota with { Pods = Read(Scalar.Whole, amount, context) },
                _ => quota,
            };
            context.Leave();
        }

        value = quota;
        return true;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions) => new() { ["type"] = "object" };

    private static long? Read(Shape<long> shape, YamlNode node, ReadContext context) =>
        shape.TryRead(node, context, out var value) ? value : null;
}
