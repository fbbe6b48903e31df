using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>What Istio's rules have in common.</summary>
internal static class IstioShapes
{
    /// <summary>Changes nothing.</summary>
    internal static readonly Func<LoadBalancing, LoadBalancing> Nothing = balancing => balancing;

    /// <summary>Says of fields that would change what requests do that the simulation does not know them.</summary>
    internal static void ReportUnsimulated(FieldValues values, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.Mapping[name] is { IsNull: false } node)
                values.Context.Report(DiagnosticCodes.IstioUnsimulated, node, $"'{name}' is not simulated and left out");
        }
    }
}
