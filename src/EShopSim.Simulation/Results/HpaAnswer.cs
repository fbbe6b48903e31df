using EShopSim.Cluster;

namespace EShopSim.Simulation.Results;

/// <summary>The sync that a question is about.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Sync">The last sync at or before the time asked about; null when there was none yet.</param>
/// <param name="First">The HPA's first sync; null when it had none in the whole run.</param>
public sealed record HpaAnswer(HpaQuestion Question, HpaSync? Sync, HpaSync? First)
{
    /// <summary>Answers from what a run left behind.</summary>
    public static HpaAnswer Of(HpaQuestion question, RunResult result)
    {
        HpaSync? last = null, first = null;
        foreach (var sync in result.HpaSyncs)
        {
            if (!string.Equals(sync.Name, question.Name, StringComparison.Ordinal) || !string.Equals(sync.Namespace, question.Namespace, StringComparison.Ordinal))
                continue;
            first ??= sync;
            if (sync.Time.TotalSeconds > question.At.TotalSeconds)
                break;
            last = sync;
        }

        return new HpaAnswer(question, last, first);
    }
}
