using EShopSim.Formats.Manifests;

namespace EShopSim.Formats.Settings;

/// <summary>The manifest a setting changes, and the path within it.</summary>
internal sealed record ManifestTarget(ManifestDocument Document, string Rest)
{
    private static readonly (string Word, string Kind)[] Kinds =
    [
        ("hpa", "HorizontalPodAutoscaler"), ("horizontalpodautoscaler", "HorizontalPodAutoscaler"),
        ("deployment", "Deployment"), ("deploy", "Deployment"), ("statefulset", "StatefulSet"), ("sts", "StatefulSet"),
        ("daemonset", "DaemonSet"), ("ds", "DaemonSet"), ("replicaset", "ReplicaSet"), ("rs", "ReplicaSet"),
        ("scaledobject", "ScaledObject"), ("so", "ScaledObject"),
        ("service", "Service"), ("svc", "Service"), ("pdb", "PodDisruptionBudget"), ("poddisruptionbudget", "PodDisruptionBudget"),
        ("node", "Node"), ("priorityclass", "PriorityClass"),
        ("limits", "LimitRange"), ("limitrange", "LimitRange"), ("quota", "ResourceQuota"), ("resourcequota", "ResourceQuota"),
    ];

    /// <summary>Finds it; null where there is none, which is reported.</summary>
    internal static ManifestTarget? Find(Setting setting, IReadOnlyList<ManifestDocument> documents, Findings findings)
    {
        var slash = setting.Path.IndexOf('/', StringComparison.Ordinal);
        var word = setting.Path[..slash];
        var kind = Kinds.FirstOrDefault(known => string.Equals(known.Word, word, StringComparison.OrdinalIgnoreCase)).Kind;
        if (kind is null)
        {
            findings.Add(DiagnosticCodes.Setting, setting.At, $"'{word}' is no kind of object that can be set{Suggestion.For(word, Kinds.Select(known => known.Word))}");
            return null;
        }

        var rest = setting.Path[(slash + 1)..];
        var candidates = documents.Where(document => string.Equals(document.Kind, kind, StringComparison.Ordinal) && !document.IsOwned).ToArray();
        // A later document of the same name has replaced the earlier one. Names may hold dots: the longest one is meant.
        var found = candidates
            .Select(document => (Document: document, Length: Match(document, rest)))
            .Where(match => match.Length > 0)
            .GroupBy(match => match.Document.Namespace, StringComparer.Ordinal)
            .Select(group => group.Reverse().MaxBy(match => match.Length))
            .ToArray();
        switch (found.Length)
        {
            case 1:
                return new ManifestTarget(found[0].Document, rest[(found[0].Length + 1)..]);
            case 0:
                var name = rest.Split('.')[0];
                findings.Add(DiagnosticCodes.Setting, setting.At, $"no manifest defines a {kind} '{name}'{Suggestion.For(name, candidates.Select(document => document.Name))}; the path reads {word}/NAME.spec.…");
                return null;
            default:
                var all = string.Join(" and ", found.Select(match => $"{word}/{match.Document.Namespace}/{match.Document.Name}"));
                findings.Add(DiagnosticCodes.Setting, setting.At, $"'{setting.Path}' may mean {all}; write one of these");
                return null;
        }
    }

    // How much of the path names the document; 0 where it does not.
    private static int Match(ManifestDocument document, string rest)
    {
        var full = $"{document.Namespace}/{document.Name}";
        if (rest.StartsWith(full + ".", StringComparison.Ordinal))
            return full.Length;
        return rest.StartsWith(document.Name + ".", StringComparison.Ordinal) && document.Name.Length > 0 ? document.Name.Length : 0;
    }
}
