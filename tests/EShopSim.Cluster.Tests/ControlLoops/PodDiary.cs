using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.ControlLoops;

/// <summary>Writes down what the control plane tells of pods, with the time.</summary>
internal sealed class PodDiary(Simulator simulator) : IPodObserver
{
    public List<(double Seconds, string What, Pod Pod)> Entries { get; } = [];

    public HashSet<Pod> Endpoints { get; } = [];

    public void Started(Pod pod) => Note("started", pod);

    public void EndpointAdded(Pod pod)
    {
        Assert.True(Endpoints.Add(pod), $"{pod.Name} was published twice");
        Note("endpoint added", pod);
    }

    public void EndpointRemoved(Pod pod)
    {
        Assert.True(Endpoints.Remove(pod), $"{pod.Name} was withdrawn without having been published");
        Note("endpoint removed", pod);
    }

    public void Terminating(Pod pod) => Note("terminating", pod);

    public void Stopped(Pod pod, bool silently) => Note(silently ? "lost" : "stopped", pod);

    public double TimeOf(string what, Pod pod) => Entries.First(entry => entry.What == what && entry.Pod == pod).Seconds;

    public bool Has(string what, Pod pod) => Entries.Exists(entry => entry.What == what && entry.Pod == pod);

    private void Note(string what, Pod pod) => Entries.Add((simulator.Now.TotalSeconds, what, pod));
}
