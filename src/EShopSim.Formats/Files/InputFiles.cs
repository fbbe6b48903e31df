using System.Security;
using System.Text;

namespace EShopSim.Formats.Files;

/// <summary>Reads files and standard input; what the operating system refuses becomes a finding.</summary>
internal static class InputFiles
{
    internal const string StandardInputName = "-";

    internal static InputText? Read(string path, Position wantedAt, Findings findings)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return ReadAll(Displayed(path), reader, findings);
        }
        catch (Exception error) when (IsRefusal(error))
        {
            findings.Add(DiagnosticCodes.CannotRead, wantedAt, Explain(path, error));
            return null;
        }
    }

    internal static InputText? ReadStandardInput(TextReader? reader, Findings findings)
    {
        if (reader is not null)
            return ReadAll(StandardInputName, reader, findings);
        findings.Add(DiagnosticCodes.CannotRead, Start(StandardInputName), "'-' stands for standard input, but there is none");
        return null;
    }

    internal static bool IsRefusal(Exception error) =>
        error is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;

    internal static string Explain(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"there is no file or folder '{path}'{Neighbour(path)}",
        UnauthorizedAccessException when Directory.Exists(path) => $"'{path}' is a folder",
        UnauthorizedAccessException or SecurityException => $"no permission to read '{path}'",
        _ => $"'{path}' cannot be read: {error.Message}",
    };

    internal static Position Start(string name) => new(name, 1, 1);

    /// <summary>The entry of the same folder that was probably meant.</summary>
    private static string Neighbour(string path)
    {
        var folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));
        var place = string.IsNullOrEmpty(folder) ? "." : folder;
        if (!Directory.Exists(place))
            return "";
        var names = Directory.EnumerateFileSystemEntries(place, "*", new EnumerationOptions { IgnoreInaccessible = true })
            .Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        // A common extension makes no two names alike.
        var nearest = Suggestion.Nearest(Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path)), names.Select(Path.GetFileNameWithoutExtension).OfType<string>());
        var name = names.FirstOrDefault(one => nearest is not null && string.Equals(Path.GetFileNameWithoutExtension(one), nearest, StringComparison.Ordinal));
        return name is null ? "" : $" (did you mean '{Displayed(Path.Combine(folder ?? "", name))}'?)";
    }

    /// <summary>A path that stands in a file of the folder, without detours.</summary>
    internal static string Beside(string folder, string path)
    {
        var joined = Path.Combine(folder, path);
        return Path.IsPathRooted(joined) ? Path.GetFullPath(joined) : Path.GetRelativePath(".", joined);
    }

    /// <summary>A path as findings show it: with slashes, on every system.</summary>
    internal static string Displayed(string path) => path.Replace('\\', '/');

    private static InputText? ReadAll(string name, TextReader reader, Findings findings)
    {
        var text = new StringBuilder();
        var buffer = new char[16384];
        int count;
        while ((count = reader.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (text.Length + count > YamlLimits.MaxCharacters)
            {
                findings.Add(DiagnosticCodes.TooLarge, Start(name), $"the file is larger than {YamlLimits.MaxCharacters / 1024 / 1024} million characters");
                return null;
            }

            text.Append(buffer, 0, count);
        }

        var all = text.ToString();
        return new InputText(name, all.StartsWith('\uFEFF') ? all[1..] : all);
    }
}
