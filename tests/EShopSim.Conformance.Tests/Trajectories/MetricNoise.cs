namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Tells recordings whose metrics waver from those whose metrics are exact.</summary>
internal static class MetricNoise
{
    private const double SettledSeconds = 35;
    private const double ExactRatio = 1.002;

    /// <summary>Pods that have been ready for two windows share the load evenly: where their usage differs nevertheless, it wavers.</summary>
    public static bool IsIn(Trajectory recording)
    {
        var ready = new Dictionary<string, double>(StringComparer.Ordinal);
        var events = new Queue<RecordedPodEvent>(recording.PodEvents);
        int noisy = 0, exact = 0;
        foreach (var (seconds, millicores) in recording.Scrapes)
        {
            while (events.TryPeek(out var next) && next.Seconds <= seconds)
            {
                if (next.What == "ready")
                    ready[next.Pod] = next.Seconds;
                else if (next.What is "unready" or "deleting")
                    ready.Remove(next.Pod);
                events.Dequeue();
            }

            var settled = millicores.Where(pod => ready.TryGetValue(pod.Key, out var since) && since < seconds - SettledSeconds).Select(static pod => pod.Value).ToArray();
            if (settled.Length < 2)
                continue;
            if (settled.Max() > settled.Min() * ExactRatio)
                noisy++;
            else
                exact++;
        }

        return noisy > exact;
    }
}
