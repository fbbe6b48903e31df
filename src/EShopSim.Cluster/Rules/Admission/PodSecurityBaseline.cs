using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>The baseline of the Pod Security Standards: what would take over the node (policy/check_*.go).</summary>
internal static class PodSecurityBaseline
{
    private static readonly string[] _capabilities =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE",
        "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    private static readonly string[] _sysctls =
    [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_rmem", "net.ipv4.tcp_syncookies", "net.ipv4.tcp_wmem",
    ];

    private static readonly string[] _seLinuxTypes = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

    /// <summary>What the pod does that it may not.</summary>
    /// <param name="template">The pod.</param>
    /// <param name="isAlone">Whether the level is baseline: the stricter one has checks of its own for capabilities, volumes and seccomp.</param>
    public static List<string> Violations(PodTemplate template, bool isAlone)
    {
        var violations = new List<string>();
        Report("privileged", "must not set securityContext.privileged=true", static container => container.Security.Privileged is true);
        if (template.HostNamespaces.Count > 0)
            violations.Add($"host namespaces ({string.Join(", ", template.HostNamespaces.Select(static name => name + "=true"))})");
        Report("hostPort", "must not use a hostPort", static container => container.HostPorts.Count > 0);
        Report("procMount", "must not set securityContext.procMount", static container => container.Security.ProcMount is not (null or "Default"));
        Report("probe or lifecycle host", "must not name a host in a probe or hook", static container => container.NamesProbeHost);
        ReportAny("seLinuxOptions", "set forbidden securityContext.seLinuxOptions", static context =>
            context.NamesSeLinuxUserOrRole || !_seLinuxTypes.Contains(context.SeLinuxType ?? "", StringComparer.Ordinal));
        ReportAny("hostProcess", "must not set securityContext.windowsOptions.hostProcess=true", static context => context.HostProcess is true);
        ReportAny("forbidden AppArmor profile", "must not be Unconfined", static context => context.AppArmorProfile is "Unconfined");
        foreach (var sysctl in template.Security.Sysctls)
            if (!_sysctls.Contains(sysctl, StringComparer.Ordinal))
                violations.Add($"forbidden sysctls ({sysctl})");
        if (!isAlone)
            return violations;
        Report("non-default capabilities", "must not add capabilities beside the default ones", static container => !container.Security.AddedCapabilities.All(static name => _capabilities.Contains(name, StringComparer.Ordinal)));
        ReportAny("seccompProfile", "must not set securityContext.seccompProfile.type to \"Unconfined\"", static context => context.SeccompProfile is "Unconfined");
        if (template.VolumeTypes.Contains("hostPath", StringComparer.Ordinal))
            violations.Add("hostPath volumes");
        return violations;

        void Report(string rule, string must, Func<ContainerSpec, bool> breaks) => SecuredContainers.Report(template, rule, must, breaks, violations);

        // What pods can set for all of their containers.
        void ReportAny(string rule, string must, Func<SecurityContext, bool> breaks)
        {
            if (breaks(template.Security))
                violations.Add($"{rule} (pod {must})");
            else
                Report(rule, must, container => breaks(container.Security));
        }
    }
}
