using EShopSim.Formats.Files;

namespace EShopSim.Formats.Manifests;

/// <summary>Takes files apart into documents, lists (<c>kind: List</c> and typed ones) into their items.</summary>
internal static class ManifestDocuments
{
    // Lists within lists do not occur; a little depth is allowed because kubectl allows it too.
    private const int MaxListDepth = 4;

    internal static IReadOnlyList<ManifestDocument> Read(InputText input, Findings findings)
    {
        var documents = new List<ManifestDocument>();
        foreach (var root in YamlText.Parse(input.Name, input.Text, findings))
            Add(root, "", "", 0, documents, findings);
        if (!YamlParts.Of(input.Text).Any())
            findings.Add(DiagnosticCodes.NothingFound, Severity.Note, InputFiles.Start(input.Name), "there is no document in this file");
        return documents;
    }

    private static void Add(YamlNode root, string listVersion, string itemKind, int depth, List<ManifestDocument> documents, Findings findings)
    {
        if (root is not YamlMapping mapping)
        {
            findings.Add(DiagnosticCodes.NotKubernetes, root.At, $"{root.Describe()} is no Kubernetes object; one begins with apiVersion and kind");
            return;
        }

        // kubectl get leaves apiVersion and kind out of the items of a typed list.
        var version = mapping.Text("apiVersion") ?? listVersion;
        var kind = mapping.Text("kind") ?? itemKind;
        if (version.Length == 0 || kind.Length == 0)
        {
            var missing = version.Length > 0 ? "kind" : kind.Length > 0 ? "apiVersion" : "apiVersion and kind";
            findings.Add(DiagnosticCodes.NotKubernetes, mapping.At, $"{missing} missing: this is no complete Kubernetes object");
            return;
        }

        if (mapping["items"] is YamlSequence items && kind.EndsWith("List", StringComparison.Ordinal))
        {
            var typed = kind.Length > "List".Length;
            foreach (var item in depth < MaxListDepth ? items.Items : [])
                Add(item, typed ? version : "", typed ? kind[..^"List".Length] : "", depth + 1, documents, findings);
            return;
        }

        if (string.Equals(kind, "List", StringComparison.Ordinal))
            return;
        documents.Add(new ManifestDocument(version, kind, mapping));
    }
}
