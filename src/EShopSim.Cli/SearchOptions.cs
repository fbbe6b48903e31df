using System.CommandLine;
using EShopSim.Reporting.Journal;

namespace EShopSim.Cli;

/// <summary>A search that takes long keeps what it has paid for, and can go on after an interruption.</summary>
internal sealed class SearchOptions
{
    private const string JournalName = "runs.journal";

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Go on where an interrupted search into the same folder was: finished runs are not run again.",
    };

    public void AddTo(Command command) => command.Options.Add(_resume);

    /// <summary>The journal of a search whose results go to a folder.</summary>
    public FileJournal Open(ParseResult parsed, string folder, Terminal terminal)
    {
        var path = Path.Combine(folder, JournalName);
        var journal = FileJournal.Open(path, parsed.GetValue(_resume));
        if (parsed.GetValue(_resume))
            terminal.Error.WriteLine(FormattableString.Invariant($"resuming: {journal.Found} finished runs found in {path}"));
        return journal;
    }
}
