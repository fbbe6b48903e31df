namespace EShopSim.Cluster;

/// <summary>Hears what happens to pods, at the moment it takes effect where traffic flows.</summary>
public interface IPodObserver
{
    /// <summary>The containers run: the process exists, but is not yet ready.</summary>
    void Started(Pod pod);

    /// <summary>The proxies have learned of the pod: new requests reach it from now on.</summary>
    void EndpointAdded(Pod pod);

    /// <summary>The proxies have forgotten the pod: no new request reaches it.</summary>
    void EndpointRemoved(Pod pod);

    /// <summary>The process got SIGTERM: it takes what still arrives and finishes what is in flight.</summary>
    void Terminating(Pod pod);

    /// <summary>The process is gone. <paramref name="silently"/> when its machine died: peers get no answer, not even a reset.</summary>
    void Stopped(Pod pod, bool silently);
}
