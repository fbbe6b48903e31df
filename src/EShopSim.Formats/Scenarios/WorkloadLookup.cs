using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;

namespace EShopSim.Formats.Scenarios;

/// <summary>Finds workloads by <c>name</c>, <c>namespace/name</c> or <c>kind/namespace/name</c>.</summary>
internal sealed class WorkloadLookup(IReadOnlyList<Workload> workloads, Findings findings)
{
    /// <summary>The workload meant; null where it is unknown or ambiguous, which is reported.</summary>
    internal Workload? Find(string path, string name, YamlNode at, WorkloadKind? kind)
    {
        var parts = name.Split('/');
        var wanted = workloads.Where(workload => kind is null || workload.Ref.Kind == kind).ToArray();
        var found = wanted.Where(workload => IsMeant(workload.Ref, parts)).ToArray();
        switch (found.Length)
        {
            case 1:
                return found[0];
            case 0:
                var what = kind?.ToString() ?? "workload";
                findings.Add(DiagnosticCodes.WorkloadUnknown, at.At, $"{path}: no manifest defines a {what} '{name}'{Suggestion.For(name, Names(wanted, parts.Length))}");
                return null;
            default:
                var all = string.Join(" and ", found.Select(workload => Written(workload.Ref, found)));
                findings.Add(DiagnosticCodes.WorkloadAmbiguous, at.At, $"{path}: '{name}' may be {all}; write one of these");
                return null;
        }
    }

    private static bool IsMeant(WorkloadRef workload, string[] parts) => parts switch
    {
        [var name] => Same(workload.Name, name),
        [var ns, var name] => Same(workload.Namespace, ns) && Same(workload.Name, name),
        [var kind, var ns, var name] => string.Equals(workload.Kind.ToString(), kind, StringComparison.OrdinalIgnoreCase) && Same(workload.Namespace, ns) && Same(workload.Name, name),
        _ => false,
    };

    private static IEnumerable<string> Names(IEnumerable<Workload> workloads, int parts) => workloads.Select(workload => parts switch
    {
        1 => workload.Ref.Name,
        2 => $"{workload.Ref.Namespace}/{workload.Ref.Name}",
        _ => $"{Word(workload.Ref.Kind)}/{workload.Ref.Namespace}/{workload.Ref.Name}",
    }).Distinct(StringComparer.Ordinal);

    // As short as tells them apart.
    private static string Written(WorkloadRef workload, IReadOnlyList<Workload> rivals) =>
        rivals.Count(rival => Same(rival.Ref.Namespace, workload.Namespace)) == 1
            ? $"'{workload.Namespace}/{workload.Name}'"
            : $"'{Word(workload.Kind)}/{workload.Namespace}/{workload.Name}'";

    private static string Word(WorkloadKind kind) => kind.ToString().ToLowerInvariant();

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
