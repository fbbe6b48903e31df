using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>What Pod Security Admission looks at: security contexts and volumes.</summary>
internal static class SecurityShapes
{
    private static readonly Shape<string?> Profile = new ObjectShape<string?>("a profile", fields =>
    {
        var type = fields.Maybe("type", Scalar.AnyScalar, "which profile");
        fields.Ignore("localhostProfile");
        return values => values.Get(type);
    });

    private static readonly Shape<(string? Type, bool NamesUserOrRole)> SeLinux = new ObjectShape<(string?, bool)>("SELinux options", fields =>
    {
        var type = fields.Maybe("type", Scalar.AnyScalar, "the type label");
        var user = fields.Maybe("user", Scalar.AnyScalar, "the user label");
        var role = fields.Maybe("role", Scalar.AnyScalar, "the role label");
        fields.Ignore("level");
        return values => (values.Get(type), values.Get(user) is { Length: > 0 } || values.Get(role) is { Length: > 0 });
    });

    private static readonly Shape<bool?> Windows = new ObjectShape<bool?>("Windows options", fields =>
    {
        var hostProcess = fields.MaybeValue("hostProcess", Scalar.Boolean, "whether it runs on the node itself");
        fields.Ignore("gmsaCredentialSpec", "gmsaCredentialSpecName", "runAsUserName");
        return values => values.Get(hostProcess);
    });

    private static readonly Shape<(IReadOnlyList<string> Add, IReadOnlyList<string> Drop)> Capabilities = new ObjectShape<(IReadOnlyList<string>, IReadOnlyList<string>)>("capabilities", fields =>
    {
        var add = fields.Optional("add", new ListShape<string>(Scalar.AnyScalar), [], "what it gets");
        var drop = fields.Optional("drop", new ListShape<string>(Scalar.AnyScalar), [], "what it gives up");
        return values => (values.Get(add), values.Get(drop));
    });

    private static readonly Shape<string> Sysctl = new ObjectShape<string>("a sysctl", fields =>
    {
        var name = fields.Essential("name", Scalar.Name, "its name");
        fields.Ignore("value");
        return values => values.Get(name);
    });

    /// <summary>A securityContext, of a pod or a container.</summary>
    internal static readonly Shape<SecurityContext> Context = new ObjectShape<SecurityContext>("a security context", fields =>
    {
        var privileged = fields.MaybeValue("privileged", Scalar.Boolean, "whether it may do all");
        var escalation = fields.MaybeValue("allowPrivilegeEscalation", Scalar.Boolean, "whether it may gain rights");
        var nonRoot = fields.MaybeValue("runAsNonRoot", Scalar.Boolean, "whether it must not be root");
        var user = fields.Maybe("runAsUser", Scalar.AnyScalar, "whose rights it has");
        var seccomp = fields.Optional("seccompProfile", Profile, null, "which system calls it may make");
        var appArmor = fields.Optional("appArmorProfile", Profile, null, "its AppArmor profile");
        var seLinux = fields.Optional("seLinuxOptions", SeLinux, (null, false), "its SELinux labels");
        var windows = fields.Optional("windowsOptions", Windows, null, "what holds on Windows");
        var procMount = fields.Maybe("procMount", Scalar.AnyScalar, "how /proc is mounted");
        var capabilities = fields.Optional("capabilities", Capabilities, ([], []), "capabilities");
        var sysctls = fields.Optional("sysctls", new ListShape<string>(Sysctl), [], "kernel parameters");
        fields.Ignore("fsGroup", "fsGroupChangePolicy", "readOnlyRootFilesystem", "runAsGroup", "seLinuxChangePolicy", "supplementalGroups", "supplementalGroupsPolicy");
        return values => new SecurityContext
        {
            Privileged = values.Get(privileged),
            AllowPrivilegeEscalation = values.Get(escalation),
            RunAsNonRoot = values.Get(nonRoot),
            RunAsUser = long.TryParse(values.Get(user), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
            SeccompProfile = values.Get(seccomp),
            AppArmorProfile = values.Get(appArmor),
            SeLinuxType = values.Get(seLinux).Type,
            NamesSeLinuxUserOrRole = values.Get(seLinux).NamesUserOrRole,
            HostProcess = values.Get(windows),
            ProcMount = values.Get(procMount),
            AddedCapabilities = values.Get(capabilities).Add,
            DroppedCapabilities = values.Get(capabilities).Drop,
            Sysctls = values.Get(sysctls),
        };
    });

    /// <summary>The type of a volume, and whether it keeps data on the node; one that names no type is an emptyDir (pkg/apis/core/v1/defaults.go).</summary>
    internal static readonly Shape<(string Type, bool IsLocal)> Volume = new ObjectShape<(string, bool)>("a volume", fields =>
    {
        _ = fields.Maybe("name", Scalar.AnyScalar, "its name");
        fields.Ignore(
            "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "fc", "flexVolume",
            "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "image", "iscsi", "nfs", "persistentVolumeClaim", "photonPersistentDisk",
            "portworxVolume", "projected", "quobyte", "rbd", "scaleIO", "secret", "storageos", "vsphereVolume");
        return values =>
        {
            var type = values.Mapping.Entries.Where(static entry => entry.Key.Text is not "name" && !entry.Value.IsNull).Select(static entry => entry.Key.Text).FirstOrDefault("emptyDir");
            var isInMemory = values.Mapping["emptyDir"] is YamlMapping directory && directory.Text("medium") is "Memory";
            return (type, type is "hostPath" || (type is "emptyDir" && !isInMemory));
        };
    });
}
