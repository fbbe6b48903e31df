using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>The containers of a pod that break a rule, in the words of the API server.</summary>
internal static class SecuredContainers
{
    /// <summary>The violation, if any container breaks the rule: <c>hostPort (containers "a", "b" use a hostPort)</c>.</summary>
    public static void Report(PodTemplate template, string rule, string must, Func<ContainerSpec, bool> breaks, List<string> violations, string before = "")
    {
        var names = template.InitContainers.Concat(template.Containers).Where(breaks).Select(static container => $"\"{container.Name}\"").ToArray();
        if (names.Length > 0)
            violations.Add($"{rule} ({before}{(names.Length == 1 ? "container" : "containers")} {string.Join(", ", names)} {must})");
    }
}
