namespace EShopSim.Cluster.Kubelet;

/// <summary>Those outside who hear what happens to pods, in the order they came.</summary>
internal sealed class PodObservers
{
    private readonly List<IPodObserver> _all = [];

    public void Add(IPodObserver observer) => _all.Add(observer);

    public void Started(Pod pod)
    {
        foreach (var observer in _all)
            observer.Started(pod);
    }

    public void EndpointAdded(Pod pod)
    {
        foreach (var observer in _all)
            observer.EndpointAdded(pod);
    }

    public void EndpointRemoved(Pod pod)
    {
        foreach (var observer in _all)
            observer.EndpointRemoved(pod);
    }

    public void Terminating(Pod pod)
    {
        foreach (var observer in _all)
            observer.Terminating(pod);
    }

    public void Stopped(Pod pod, bool silently)
    {
        foreach (var observer in _all)
            observer.Stopped(pod, silently);
    }
}
