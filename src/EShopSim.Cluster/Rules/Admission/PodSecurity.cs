using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>Pod Security Admission: what a namespace demands of the pods in it (staging/src/k8s.io/pod-security-admission; from 1.23 on).</summary>
/// <remarks>Only pods are refused, not the Deployments that make them. The newest version of the standards is applied, whatever the label for it says.</remarks>
public static class PodSecurity
{
    private const string VersionLabel = Namespace.EnforceLabel + "-version";

    /// <summary>What the labels of a namespace enforce.</summary>
    public static PodSecurityLevel Level(IReadOnlyDictionary<string, string> namespaceLabels, KubernetesVersion version)
    {
        ArgumentNullException.ThrowIfNull(namespaceLabels);
        if (version < KubernetesVersion.V1_28)
            return PodSecurityLevel.Privileged;
        // A word that means nothing is taken for the strictest, as the server does.
        return namespaceLabels.GetValueOrDefault(Namespace.EnforceLabel) switch
        {
            null or "" or "privileged" => PodSecurityLevel.Privileged,
            "baseline" => PodSecurityLevel.Baseline,
            _ => PodSecurityLevel.Restricted,
        };
    }

    /// <summary>Why a pod is not let into a namespace with these labels; null when it is.</summary>
    public static string? Refusal(PodTemplate template, IReadOnlyDictionary<string, string> namespaceLabels, KubernetesVersion version)
    {
        ArgumentNullException.ThrowIfNull(template);
        var level = Level(namespaceLabels, version);
        var violations = Violations(template, level);
        return violations.Count == 0
            ? null
            : $"violates PodSecurity \"{(level == PodSecurityLevel.Baseline ? "baseline" : "restricted")}:{namespaceLabels.GetValueOrDefault(VersionLabel, "latest")}\": {string.Join(", ", violations)}";
    }

    /// <summary>What a pod does that a level does not allow; empty when it may do all it does.</summary>
    public static IReadOnlyList<string> Violations(PodTemplate template, PodSecurityLevel level) => level switch
    {
        PodSecurityLevel.Privileged => [],
        PodSecurityLevel.Baseline => PodSecurityBaseline.Violations(template, isAlone: true),
        _ => [.. PodSecurityBaseline.Violations(template, isAlone: false), .. PodSecurityRestricted.Violations(template)],
    };
}
