using System.Text;
using System.Text.RegularExpressions;

namespace EShopSim.Formats.Files;

/// <summary>Turns a path, folder or pattern (<c>*</c> within a folder, <c>**</c> across folders) into files, sorted by ordinal path.</summary>
internal static class ManifestPaths
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>The files meant; where there is none, that is reported and the list is empty.</summary>
    internal static IReadOnlyList<string> Expand(string pattern, string folder, Position wantedAt, Findings findings)
    {
        if (pattern.Contains('\0', StringComparison.Ordinal) || pattern.Length == 0)
        {
            findings.Add(DiagnosticCodes.CannotRead, wantedAt, "this is no path");
            return [];
        }

        try
        {
            var files = pattern.AsSpan().IndexOfAny('*', '?') >= 0 ? Match(pattern, folder) : List(Path.Combine(folder, pattern));
            if (files.Count == 0)
                findings.Add(DiagnosticCodes.NothingFound, wantedAt, $"'{pattern}' leads to no file");
            return files;
        }
        catch (Exception error) when (InputFiles.IsRefusal(error))
        {
            findings.Add(DiagnosticCodes.CannotRead, wantedAt, InputFiles.Explain(pattern, error));
            return [];
        }
    }

    private static List<string> List(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        return Sorted(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(HasManifestExtension));
    }

    private static List<string> Match(string pattern, string folder)
    {
        var segments = pattern.Replace('\\', '/').Split('/');
        var literal = segments.TakeWhile(segment => segment.AsSpan().IndexOfAny('*', '?') < 0).ToArray();
        var root = pattern.StartsWith('/') && literal.Length == 1 ? "/" : Path.Combine(folder, string.Join('/', literal));
        if (root.Length == 0)
            root = ".";
        if (!Directory.Exists(root))
            return [];
        var wanted = new Regex(ToRegex(segments.Skip(literal.Length)), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        var depth = pattern.Contains("**", StringComparison.Ordinal) ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
        if (segments.Length - literal.Length > 1)
            depth = SearchOption.AllDirectories;
        var files = Directory.EnumerateFiles(root, "*", depth).Where(file => wanted.IsMatch(Path.GetRelativePath(root, file).Replace('\\', '/')));
        return Sorted(folder.Length == 0 && literal.Length == 0 ? files.Select(file => file[2..]) : files);
    }

    private static string ToRegex(IEnumerable<string> segments)
    {
        var regex = new StringBuilder("^");
        var separator = "";
        foreach (var segment in segments)
        {
            if (segment is "**")
            {
                regex.Append(separator).Append("(?:[^/]+/)*");
                separator = "";
                continue;
            }

            regex.Append(separator);
            foreach (var c in segment)
                regex.Append(c switch { '*' => "[^/]*", '?' => "[^/]", _ => Regex.Escape(c.ToString()) });
            separator = "/";
        }

        return regex.Append('$').ToString();
    }

    private static bool HasManifestExtension(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static List<string> Sorted(IEnumerable<string> files) => [.. files.Order(StringComparer.Ordinal)];
}
