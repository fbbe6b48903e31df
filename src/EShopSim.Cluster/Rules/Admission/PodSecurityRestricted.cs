using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>What the strictest of the Pod Security Standards demands beside the baseline (policy/check_*.go).</summary>
internal static class PodSecurityRestricted
{
    private static readonly string[] _volumeTypes =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    /// <summary>What the pod does, or does not say it leaves, though it must.</summary>
    public static List<string> Violations(PodTemplate template)
    {
        var violations = new List<string>();
        var pod = template.Security;
        Report("allowPrivilegeEscalation != false", "must set securityContext.allowPrivilegeEscalation=false", static container => container.Security.AllowPrivilegeEscalation is not false);
        Report("unrestricted capabilities", "must set securityContext.capabilities.drop=[\"ALL\"]", static container =>
            !container.Security.DroppedCapabilities.Contains("ALL", StringComparer.Ordinal)
            || container.Security.AddedCapabilities.Any(static name => name is not "NET_BIND_SERVICE"));
        var odd = template.VolumeTypes.Where(static type => !_volumeTypes.Contains(type, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (odd.Length > 0)
            violations.Add($"restricted volume types ({string.Join(", ", odd.Select(static type => $"\"{type}\""))})");
        Report("runAsNonRoot != true", "must set securityContext.runAsNonRoot=true", container => (container.Security.RunAsNonRoot ?? pod.RunAsNonRoot) is not true, "pod or ");
        if (pod.RunAsUser == 0)
            violations.Add("runAsUser=0 (pod must not set runAsUser=0)");
        else
            Report("runAsUser=0", "must not set runAsUser=0", static container => container.Security.RunAsUser == 0);
        Report(
            "seccompProfile", "must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"",
            container => (container.Security.SeccompProfile ?? pod.SeccompProfile) is not ("RuntimeDefault" or "Localhost"), "pod or ");
        return violations;

        void Report(string rule, string must, Func<ContainerSpec, bool> breaks, string before = "") =>
            SecuredContainers.Report(template, rule, must, breaks, violations, before);
    }
}
