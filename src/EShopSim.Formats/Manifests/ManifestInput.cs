using EShopSim.Formats.Files;

namespace EShopSim.Formats.Manifests;

/// <summary>Reads the documents of all manifest files, each file once.</summary>
internal static class ManifestInput
{
    /// <summary>The documents of paths from the command line.</summary>
    internal static List<ManifestDocument> Read(IReadOnlyList<string> paths, TextReader? standardInput, Findings findings)
    {
        var documents = new List<ManifestDocument>();
        Read(paths, standardInput, new HashSet<string>(StringComparer.Ordinal), documents, findings);
        return documents;
    }

    /// <summary>Adds the documents of paths from the command line.</summary>
    internal static void Read(IReadOnlyList<string> paths, TextReader? standardInput, HashSet<string> known, List<ManifestDocument> documents, Findings findings)
    {
        foreach (var path in paths)
        {
            if (string.Equals(path, InputFiles.StandardInputName, StringComparison.Ordinal))
            {
                if (known.Add(path) && InputFiles.ReadStandardInput(standardInput, findings) is { } input)
                    documents.AddRange(ManifestDocuments.Read(input, findings));
                continue;
            }

            Read(path, "", InputFiles.Start(InputFiles.Displayed(path)), known, documents, findings);
        }
    }

    /// <summary>Adds the documents of the files that a path or pattern means.</summary>
    internal static void Read(string pattern, string folder, Position wantedAt, HashSet<string> known, List<ManifestDocument> documents, Findings findings)
    {
        foreach (var file in ManifestPaths.Expand(pattern, folder, wantedAt, findings))
        {
            if (known.Add(Path.GetFullPath(file)) && InputFiles.Read(file, wantedAt, findings) is { } input)
                documents.AddRange(ManifestDocuments.Read(input, findings));
        }
    }
}
