using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using EShopSim.Engine;
using EShopSim.Planning.Runs;

namespace EShopSim.Reporting.Journal;

/// <summary>Finished runs in a file, one a line, so that a search that was interrupted – by Ctrl+C, by the system, by the power – goes on where it was.</summary>
/// <remarks>
/// A line is a key, a digest of the rest, and the measures as JSON. A line that the interruption cut short does not match its digest
/// and is cut off when the file is opened; no run counts that was not written to its end.
/// </remarks>
public sealed class FileJournal : IRunJournal, IDisposable
{
    private const char Separator = '\t';

    private readonly ConcurrentDictionary<ulong, RunMeasures> _runs = new();
    private readonly Lock _gate = new();
    private readonly FileStream _file;

    private FileJournal(FileStream file) => _file = file;

    /// <summary>Runs that were there when the file was opened.</summary>
    public int Found { get; private set; }

    /// <summary>Opens a journal.</summary>
    /// <param name="path">Its file; the folder is created where missing.</param>
    /// <param name="resume">Whether to take over what is there; otherwise the journal begins anew.</param>
    /// <exception cref="IOException">The file cannot be opened, or another process writes to it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static FileJournal Open(string path, bool resume)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = new FileStream(path, resume ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        var journal = new FileJournal(file);
        journal.Load();
        return journal;
    }

    /// <inheritdoc/>
    public RunMeasures? Find(ulong key) => _runs.GetValueOrDefault(key);

    /// <inheritdoc/>
    public void Keep(ulong key, RunMeasures run)
    {
        _runs[key] = run;
        var json = RunMeasuresJson.Write(run);
        var line = string.Create(CultureInfo.InvariantCulture, $"{key:x16}{Separator}{DigestOf(json):x16}{Separator}{json}\n");
        lock (_gate)
        {
            _file.Write(Encoding.UTF8.GetBytes(line));
            _file.Flush(flushToDisk: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Load()
    {
        using var reader = new StreamReader(_file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);
        var good = 0L;
        var length = _file.Length;
        while (reader.ReadLine() is { } line)
        {
            // The last line counts only with its line feed.
            var bytes = Encoding.UTF8.GetByteCount(line) + 1;
            if (good + bytes > length || !TryTake(line))
                break;
            good += bytes;
        }

        _file.SetLength(good);
        _file.Position = good;
        Found = _runs.Count;
    }

    private bool TryTake(string line)
    {
        if (line.Split(Separator, 3) is not [var keyText, var digestText, var json]
            || !ulong.TryParse(keyText, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var key)
            || !ulong.TryParse(digestText, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digest)
            || digest != DigestOf(json))
            return false;
        _runs[key] = RunMeasuresJson.Read(json);
        return true;
    }

    private static ulong DigestOf(string text)
    {
        var digest = new Digest();
        digest.Add(text);
        return digest.Value;
    }
}
