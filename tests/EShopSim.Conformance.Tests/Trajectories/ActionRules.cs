using System.Text.Json;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>What the scripts of recordings may do; anything else has to be told, not left out of the comparison.</summary>
internal static class ActionRules
{
    private static readonly string[] _patchedMembers = ["replicas", "paused", "updateStrategy", "template"];

    /// <summary>Fails, naming the action, where there is no rule for it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static void Require(JsonElement action)
    {
        var operation = action.Text("op");
        var unknown = operation switch
        {
            "patch" => UnknownInPatch(action),
            "delete" => action.Text("object").StartsWith("Pod/", StringComparison.Ordinal) ? null : $"'delete' of {action.Text("object")}",
            "kubectl" => action.Text("command").Split(' ') is ["kubectl", "drain" or "uncordon", _, ..] ? null : $"'{action.Text("command")}'",
            "add-node" or "kill-node" or "restore-node" or "delete-node" => null,
            _ => $"the operation '{operation}'",
        };
        if (unknown is not null)
            throw new InvalidOperationException(FormattableString.Invariant($"There is no rule for {unknown}, which the script has at {action.Double("t")} s."));
    }

    private static string? UnknownInPatch(JsonElement action)
    {
        var subject = action.Text("object");
        if (subject.StartsWith("HorizontalPodAutoscaler/", StringComparison.Ordinal))
            return null;
        if (subject.Split('/')[0] is not ("Deployment" or "StatefulSet" or "DaemonSet") || action.Get("patch")?.Get("spec") is not { } spec)
            return $"a patch of {subject}: {action.Get("patch")}";
        foreach (var member in spec.EnumerateObject())
            if (!_patchedMembers.Contains(member.Name, StringComparer.Ordinal))
                return $"a patch of spec.{member.Name} of {subject}";
        return null;
    }
}
