using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>Writes the Ready condition: all containers ready (pkg/kubelet/status/generate.go).</summary>
internal sealed class PodReadiness(ClusterState state, PodRuntimes runtimes)
{
    private static readonly TimeSpan _statusSyncPeriod = TimeSpan.FromSeconds(10);

    /// <summary>A container without a readiness probe counts as ready from when it answers; the start-up time is all there is to go by.</summary>
    public void Await(Pod pod, ContainerRuntime container)
    {
        if (!container.HasStarted || container.AnswersAt == SimTime.MaxValue)
            return;
        var now = state.Simulator.Now;
        if (container.AnswersAt > now)
            runtimes.At(pod, container, KubeletStep.BecomeReady, container.AnswersAt);
        else
            BecomeReady(pod, container, now);
    }

    /// <summary>A container without a readiness probe answers.</summary>
    public void BecomeReady(Pod pod, ContainerRuntime container, SimTime since)
    {
        container.IsReady = true;
        container.ReadySince = since;
        Update(pod);
    }

    /// <summary>Writes the condition as the containers stand.</summary>
    public void Update(Pod pod)
    {
        var since = runtimes.Of(pod).ReadySince;
        state.Pods.SetReady(pod, since is not null, since ?? state.Simulator.Now);
    }

    /// <summary>The machine was cut off and is back: a container that has come to answer meanwhile was seen so, but not reported.</summary>
    public void CatchUp(Pod pod, ContainerRuntime container)
    {
        if (!container.IsUp || !container.HasStarted || container.IsReady || container.Readiness is not null)
            return;
        if (container.AnswersAt > state.Simulator.Now)
        {
            Await(pod, container);
            return;
        }

        container.IsReady = true;
        container.ReadySince = container.AnswersAt;
    }

    /// <summary>A kubelet that was away reports what is ready, since when it saw it so, at its next status sync.</summary>
    public void ReportLater(Pod pod)
    {
        if (pod.IsReady || runtimes.Of(pod).ReadySince is null)
            return;
        runtimes.After(pod, KubeletStep.ReportStatus, _statusSyncPeriod * state.Streams.Get("kubelet-status-sync").NextDouble());
    }
}
