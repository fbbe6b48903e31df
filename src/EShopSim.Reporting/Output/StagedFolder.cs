using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;

namespace EShopSim.Reporting.Output;

/// <summary>A folder written beside its final place and moved there as a whole, so that a report is complete or absent.</summary>
internal sealed class StagedFolder : IDisposable
{
    private static int s_count;

    private readonly string _target;
    private readonly string _staging;
    private readonly List<string> _files = [];
    private readonly List<string> _createdAbove = [];

    public StagedFolder(string target)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        var parent = Path.GetDirectoryName(_target)
            ?? throw new ArgumentException($"'{target}' has no folder above it to stage a report in.", nameof(target));
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $".{Path.GetFileName(_target)}.partial-{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}");
        _staging = Path.Combine(parent, name);
        for (var above = parent; above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
            _createdAbove.Add(above);
        Directory.CreateDirectory(_staging);
    }

    /// <summary>Writes files into the staging folder, several at a time.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public void Add(IEnumerable<ReportFile> files, CancellationToken stop)
    {
        var one = Partitioner.Create(files.Select(Noted), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(one, new ParallelOptions { CancellationToken = stop }, Write);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        stop.ThrowIfCancellationRequested();
    }

    /// <summary>Puts everything in place. Files there that are not replaced stay as they are, but for those named as outdated.</summary>
    public IReadOnlyList<string> Commit(IReadOnlyList<string> outdated)
    {
        if (File.Exists(_target))
            throw new IOException($"'{_target}' is a file; a report needs a folder.");
        if (Directory.Exists(_target))
            MoveFiles(outdated);
        else
            Directory.Move(_staging, _target);
        return _files;
    }

    /// <summary>Removes what was staged and not put in place.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_staging))
            Directory.Delete(_staging, recursive: true);
        foreach (var folder in _createdAbove.Where(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
            Directory.Delete(folder);
    }

    // The files are taken one after the other, whoever writes them.
    private ReportFile Noted(ReportFile file)
    {
        _files.Add(file.Path);
        return file;
    }

    private void Write(ReportFile file)
    {
        var path = Path.Combine(_staging, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(stream);
    }

    private void MoveFiles(IReadOnlyList<string> outdated)
    {
        foreach (var file in outdated.Select(name => Path.Combine(_target, name)).Where(File.Exists))
            File.Delete(file);
        foreach (var file in _files)
        {
            var place = Path.Combine(_target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(Path.Combine(_staging, file), place, overwrite: true);
        }
    }
}
