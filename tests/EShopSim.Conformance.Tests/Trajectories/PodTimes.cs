namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>When pods were created, ready, deleted and gone, in a recording and in the simulated run of it.</summary>
internal static class PodTimes
{
    private const double AtOnceSeconds = 0.2;
    private const double StepSeconds = 1;

    /// <summary>Fails unless as many pods did it, each about when it really did.</summary>
    /// <param name="what">What they did.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="run">The simulated run of it.</param>
    /// <param name="from">Seconds before which nothing is compared.</param>
    /// <param name="tolerance">By how many seconds each may be off.</param>
    /// <param name="perStep">How many seconds more each step that went before allows; a step is what happens within a second.</param>
    public static void RequireSame(string what, Trajectory recording, SimulatedRun run, double from, double tolerance, double perStep = 0)
    {
        var (real, simulated) = (Of(recording.PodEvents, what, from), Of(run.PodEvents, what, from));
        var both = FormattableString.Invariant($"{what}\n  recorded  {string.Join(' ', real)}\n  simulated {string.Join(' ', simulated)}");
        TestContext.Current.TestOutputHelper?.WriteLine(both);
        Assert.True(real.Length == simulated.Length, both);
        var steps = 0;
        for (var i = 0; i < real.Length; i++)
        {
            if (i > 0 && real[i] > real[i - 1] + StepSeconds)
                steps++;
            Assert.True(Math.Abs(real[i] - simulated[i]) <= tolerance + (perStep * steps), both);
        }
    }

    // A deletion without grace is one write; a watch shows it as two.
    private static double[] Of(IReadOnlyList<RecordedPodEvent> events, string what, double from) =>
        [.. events.Where(item => item.What == what && item.Seconds > from && !(what == "deleting" && events.Any(other => other.What == "gone" && other.Pod == item.Pod && other.Seconds < item.Seconds + AtOnceSeconds)))
            .Select(static item => item.Seconds).Order()];
}
