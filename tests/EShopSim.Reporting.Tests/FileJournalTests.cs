using System.Text;
using EShopSim.Planning.Runs;
using EShopSim.Reporting.Journal;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tests;

public sealed class FileJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunMeasures _run = RunMeasures.Of(SyntheticRun.Of(15));

    private string Path => _folder.Path("journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_comes_back_to_the_last_bit()
    {
        Keep(7);

        using var journal = FileJournal.Open(Path, resume: true);
        var back = journal.Find(7)!;

        Assert.Equal(RunMeasuresJson.Write(_run), RunMeasuresJson.Write(back));
        for (var i = 0; i < _run.Operations.Count; i++)
        {
            var (was, now) = (_run.Operations[i].LatencySeconds, back.Operations[i].LatencySeconds);
            Assert.Equal((was.Count, was.Sum, was.Minimum, was.Maximum), (now.Count, now.Sum, now.Minimum, now.Maximum));
            Assert.Equal(was.Buckets(), now.Buckets());
        }
    }

    [Fact]
    public void What_an_objective_asks_of_a_part_of_a_run_comes_back_too()
    {
        var summary = _run.Operations[0];
        var framed = _run with { Operations = [summary with { Frames = [new FramedSummary(new TimeFrame(TimeSpan.FromDays(4), TimeSpan.FromHours(97)), summary)] }] };
        using var journal = FileJournal.Open(Path, resume: false);
        journal.Keep(7, framed);

        var back = Assert.Single(journal.Find(7)!.Operations[0].Frames);
        Assert.Equal("from 4d to 4d1h", $"{back.Frame}");
        Assert.Equal(summary.LatencySeconds.Buckets(), back.Summary.LatencySeconds.Buckets());
    }

    [Fact]
    public void Any_cut_leaves_the_runs_before_it_and_no_other()
    {
        Keep(1, 2, 3);
        var whole = File.ReadAllBytes(Path);
        var ends = Enumerable.Range(0, whole.Length).Where(i => whole[i] == '\n').Select(i => i + 1).ToArray();

        foreach (var length in new[] { 0, 1, 20, ends[0] - 1, ends[0], ends[0] + 5, ends[1] - 1, ends[2] - 1, ends[2] })
        {
            File.WriteAllBytes(Path, whole[..length]);
            using (var journal = FileJournal.Open(Path, resume: true))
            {
                Assert.Equal(ends.Count(end => end <= length), journal.Found);
                journal.Keep(9, _run);
            }

            using var again = FileJournal.Open(Path, resume: true);
            Assert.Equal(ends.Count(end => end <= length) + 1, again.Found);
            Assert.NotNull(again.Find(9));
        }
    }

    [Fact]
    public void A_damaged_line_and_all_behind_it_do_not_count()
    {
        Keep(1, 2, 3);
        var text = File.ReadAllText(Path);
        var second = text.IndexOf('\n', StringComparison.Ordinal) + 60;
        File.WriteAllText(Path, string.Concat(text.AsSpan(0, second), text[second] == '1' ? "2" : "1", text.AsSpan(second + 1)), new UTF8Encoding(false));

        using var journal = FileJournal.Open(Path, resume: true);

        Assert.Equal(1, journal.Found);
    }

    [Fact]
    public void Without_resume_it_begins_anew()
    {
        Keep(1);

        using var journal = FileJournal.Open(Path, resume: false);

        Assert.Equal(0, journal.Found);
        Assert.Null(journal.Find(1));
    }

    private void Keep(params ulong[] keys)
    {
        using var journal = FileJournal.Open(Path, resume: false);
        foreach (var key in keys)
            journal.Keep(key, _run);
    }
}
