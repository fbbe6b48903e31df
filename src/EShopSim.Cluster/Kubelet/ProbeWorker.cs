using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Pods;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>The worker that sends one probe of one container again and again, from the pod's admission to its end (pkg/kubelet/prober/worker.go).</summary>
internal sealed class ProbeWorker(ProbeKind kind, Probe probe, bool isRequest)
{
    public ProbeKind Kind { get; } = kind;

    public Probe Probe { get; } = probe;

    /// <summary>Whether a probe waits for its turn among the requests that the process serves.</summary>
    public bool IsRequest { get; } = isRequest;

    public TimeSpan Period { get; } = TimeSpan.FromSeconds(probe.PeriodSeconds);

    /// <summary>The last tick that was used; the others lie whole periods away from it.</summary>
    public SimTime Tick { get; set; }

    /// <summary>The next tick, or the end of the time that the probe under way has.</summary>
    public EventHandle Event { get; set; }

    /// <summary>The probe under way; 0 when there is none.</summary>
    public long Ticket { get; set; }

    public ProbeTally Tally { get; set; }

    /// <summary>Whether it has given its verdict on this container, and waits for the next one.</summary>
    public bool IsOnHold { get; set; }

    /// <summary>The first tick that is not before an instant.</summary>
    public SimTime TickFrom(SimTime earliest)
    {
        if (earliest <= Tick)
            return Tick;
        var ticks = ((earliest - Tick).Ticks + Period.Ticks - 1) / Period.Ticks;
        return Tick + (Period * ticks);
    }

    /// <summary>The last tick that is not after an instant.</summary>
    public SimTime LastTickBy(SimTime latest) => Tick + (Period * ((latest - Tick).Ticks / Period.Ticks));
}
