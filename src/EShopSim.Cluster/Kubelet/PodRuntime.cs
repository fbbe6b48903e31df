using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>What a kubelet knows of a pod beyond its API object.</summary>
internal sealed class PodRuntime
{
    /// <summary>The next step of starting, or the report of its readiness.</summary>
    public EventHandle Next { get; set; }

    /// <summary>The next step of stopping the pod or its main container.</summary>
    public EventHandle Stopping { get; set; }

    /// <summary>SIGKILL at the end of the grace period.</summary>
    public EventHandle Kill { get; set; }

    /// <summary>Init containers in order, then the application's; empty until the kubelet took the pod on.</summary>
    public ContainerRuntime[] Containers { get; set; } = [];

    /// <summary>How many of them have been brought up.</summary>
    public int BroughtUp { get; set; }

    /// <summary>Whether the application's containers have been started and not stopped; a dead machine keeps it.</summary>
    public bool ContainersStarted { get; set; }

    /// <summary>Whether the main process got SIGTERM.</summary>
    public bool TermSent { get; set; }

    /// <summary>Whether the process, having been idle, used up the time it takes to exit.</summary>
    public bool ShutdownElapsed { get; set; }

    /// <summary>Since when all containers are ready; null while one is not.</summary>
    public SimTime? ReadySince
    {
        get
        {
            SimTime? since = Containers.Length == 0 ? null : new SimTime(long.MinValue);
            foreach (var container in Containers)
            {
                if (!container.Stays)
                    continue;
                if (!container.IsReady || !container.HasStarted)
                    return null;
                since = SimTime.Max(since!.Value, container.ReadySince);
            }

            return since;
        }
    }

    /// <summary>The container that does the workload's own work.</summary>
    public ContainerRuntime? Main
    {
        get
        {
            foreach (var container in Containers)
                if (container.Role == ContainerRole.Main)
                    return container;
            return null;
        }
    }
}
