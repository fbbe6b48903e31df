using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Networking;
using EShopSim.Formats.Manifests;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Finds out which calls NetworkPolicies stop. All pods of a workload have the same labels, so that holds for a whole run.</summary>
internal sealed class NetworkPolicyBinder(ManifestObjects manifests, Findings findings)
{
    internal IReadOnlyList<Module> Bind(IReadOnlyList<Module> modules, IReadOnlyList<Workload> workloads)
    {
        if (manifests.NetworkPolicies.Items.Count == 0)
            return modules;
        foreach (var module in modules)
            CheckNames(module, WorkloadOf(module, workloads));
        return [.. modules.Select(target => target with { BlockedCallers = Blocked(target, modules, workloads) })];
    }

    private List<string> Blocked(Module target, IReadOnlyList<Module> modules, IReadOnlyList<Workload> workloads)
    {
        var blocked = new List<string>();
        foreach (var caller in modules)
        {
            if (!Calls(caller, target, modules) || Verdict(WorkloadOf(caller, workloads), WorkloadOf(target, workloads)) is var verdict && verdict == ConnectionVerdict.Allowed)
                continue;
            blocked.Add(caller.Name);
            Report(caller, target, verdict, WorkloadOf(verdict == ConnectionVerdict.EgressDenied ? caller : target, workloads));
        }

        return blocked;
    }

    // Where calls are split by weight, each of their ways counts.
    private static bool Calls(Module caller, Module target, IReadOnlyList<Module> modules) =>
        caller.Operations.SelectMany(static operation => operation.Steps).SelectMany(static step => step.Calls).Any(call =>
            modules.FirstOrDefault(module => module.Operations.Any(operation => string.Equals(operation.Name, call.Operation, StringComparison.Ordinal))) is { } called
            && (called.Routes.Count == 0 ? called == target : called.Routes.Any(route => string.Equals(route.Module, target.Name, StringComparison.Ordinal))));

    // A pod that declares several ports may be reached if one of them may be: which one a call goes to is not known.
    private ConnectionVerdict Verdict(Workload caller, Workload target)
    {
        var ports = target.Template.Containers.Count == 0 ? [] : target.Template.MainContainer.DeclaredPorts;
        var (source, destination) = (Pod(caller), Pod(target));
        var verdicts = ports.Count == 0
            ? [NetworkPolicies.Check(manifests.NetworkPolicies.Objects, source, destination, null)]
            : ports.Select(port => NetworkPolicies.Check(manifests.NetworkPolicies.Objects, source, destination, port)).ToArray();
        return verdicts.Contains(ConnectionVerdict.Allowed) ? ConnectionVerdict.Allowed : verdicts[0];
    }

    private void Report(Module caller, Module target, ConnectionVerdict verdict, Workload isolated)
    {
        var isEgress = verdict == ConnectionVerdict.EgressDenied;
        var policy = manifests.NetworkPolicies.Items.First(item =>
            (isEgress ? item.Object.IsAboutEgress : item.Object.IsAboutIngress)
            && string.Equals(item.Object.Meta.Namespace, isolated.Ref.Namespace, StringComparison.Ordinal)
            && item.Object.PodSelector.Matches(isolated.Template.Labels));
        findings.Add(
            DiagnosticCodes.CallsBlocked, policy.Document.Find("metadata", "name").At,
            $"NetworkPolicies stop the calls of '{caller.Name}' to '{target.Name}', which will all fail: '{policy.Object.Meta.Name}' isolates {isolated.Ref}, and no rule lets {(isEgress ? $"it out to '{target.Name}'" : $"'{caller.Name}' in")}");
    }

    private void CheckNames(Module module, Workload workload)
    {
        if (!module.Operations.Any(static operation => operation.Steps.Count > 0) || NetworkPolicies.MayResolveNames(manifests.NetworkPolicies.Objects, Pod(workload)))
            return;
        var policy = manifests.NetworkPolicies.Items.First(item =>
            item.Object.IsAboutEgress && string.Equals(item.Object.Meta.Namespace, workload.Ref.Namespace, StringComparison.Ordinal) && item.Object.PodSelector.Matches(workload.Template.Labels));
        findings.Add(
            DiagnosticCodes.NoNameResolution, policy.Document.Find("metadata", "name").At,
            $"NetworkPolicy '{policy.Object.Meta.Name}' isolates {workload.Ref}, and no rule lets it out to port 53: in a real cluster it finds no Service by its name (the simulation takes names as known)");
    }

    private ConnectedPod Pod(Workload workload) => new(
        workload.Ref.Namespace, Namespace.LabelsOf(manifests.Namespaces.Objects, workload.Ref.Namespace), workload.Template.Labels);

    private static Workload WorkloadOf(Module module, IReadOnlyList<Workload> workloads) => workloads.First(workload => workload.Ref == module.Workload);
}
