using EShopSim.Engine;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Requests;

/// <summary>A visit from the moment it gets a concurrency slot: CPU, then the wait, then the calls step after step, then the answer.</summary>
internal sealed class ServiceFlow(DataPlane plane) : IEventHandler
{
    private const ulong Made = ulong.MaxValue - 1;
    private const ulong Saved = ulong.MaxValue - 2;
    private const ulong Published = ulong.MaxValue - 16;

    private readonly RandomStream _random = new(0);

    /// <summary>Hears of every visit that begins: its key, operation, CPU and wait in ticks. For tests.</summary>
    public Action<ulong, int, long, long>? Began { get; set; }

    public void Begin(int index, PodServer pod)
    {
        ref var visit = ref plane.Visits[index];
        var operation = plane.Graph.Operations[visit.Operation];
        if (operation.IsRandom)
            _random.Reseed(visit.Key);
        var cpuTicks = (long)Math.Round(operation.CpuSeconds.Sample(_random) * TimeSpan.TicksPerSecond);
        visit.WaitTicks = (long)Math.Round(operation.WaitSeconds.Sample(_random) * TimeSpan.TicksPerSecond);
        visit.Stage = VisitStage.Cpu;
        Began?.Invoke(visit.Key, visit.Operation, cpuTicks, visit.WaitTicks);
        pod.Serving.Append(index);
        pod.Busy?.Enter();
        var demand = Math.Round(cpuTicks * pod.NextCpuFactor());
        visit.CpuTicks = (float)demand;
        if (demand > 0)
        {
            visit.Threads = (short)operation.Parallelism;
            pod.Cpu.Add(index, demand, operation.Parallelism);
        }
        else
            plane.Agenda.Add(AgendaKind.Proceed, index, plane.Visits);
        plane.Path.Begin(visit.Span, demand / operation.Parallelism, pod.Cpu.StalledTicks);
    }

    /// <summary>The stage a visit was in is over.</summary>
    public void Proceed(int index)
    {
        ref var visit = ref plane.Visits[index];
        if (visit.IsCancelled)
        {
            Fail(index);
            return;
        }

        if (visit.Stage == VisitStage.Cpu)
        {
            plane.Path.EndCpu(visit.Span, plane.Pods[visit.Pod]!.Cpu.StalledTicks);
            visit.Stage = VisitStage.Wait;
            if (visit.WaitTicks > 0)
            {
                var end = new SimTime(plane.Simulator.Now.Ticks + visit.WaitTicks);
                visit.WaitEnd = plane.Simulator.Schedule(end, Phase.Service, this, 0, index);
                return;
            }
        }

        var operation = plane.Graph.Operations[visit.Operation];
        if (visit.Stage == VisitStage.Wait)
        {
            if (visit.WaitTicks > 0)
                plane.Path.EndWait(visit.Span, visit.WaitTicks);
            visit.Stage = VisitStage.Calls;
            visit.Step = operation.FirstStep;
        }
        else
        {
            plane.Path.EndStep(visit.Span);
        }

        while (visit.Step < operation.StepsEnd)
        {
            if (OpenStep(index, ref visit))
                return;
        }

        if (operation.Publishes.Length > 0 && !TryPublish(index, operation.Publishes))
            return;
        Finish(index);
    }

    /// <summary>The wait of a visit is over.</summary>
    public void Handle(int kind, long argument)
    {
        plane.Agenda.Add(AgendaKind.Proceed, (int)argument, plane.Visits);
        plane.Settle();
    }

    /// <summary>Ends a visit that nobody waits for: at once where it stands in the queue, waits or calls, and after its burst on the CPU.</summary>
    public void Cancel(int index)
    {
        ref var visit = ref plane.Visits[index];
        if (visit.Stage is VisitStage.Travelling or VisitStage.Returning)
            return;
        var pod = plane.Pods[visit.Pod]!;
        visit.IsCancelled = true;
        visit.Cause = FailureCause.CallTimeout;
        if (visit.Stage == VisitStage.Queued)
        {
            pod.Queue.Remove(index, visit.Rank);
            Drop(index, pod, visit.Cause);
        }
        else if (visit.Stage != VisitStage.Cpu)
        {
            plane.Agenda.Add(AgendaKind.FailVisit, index, plane.Visits);
        }
    }

    public void Fail(int index)
    {
        ref var visit = ref plane.Visits[index];
        var pod = plane.Pods[visit.Pod]!;
        pod.Serving.Remove(index);
        Drop(index, pod, visit.Cause);
        BeginNext(pod);
    }

    /// <summary>The process is gone: whoever waits for an answer of it hears so.</summary>
    public void FailAll(PodServer pod)
    {
        while (pod.TryTakeAny(out var index))
            Drop(index, pod, FailureCause.PodStopped);
    }

    /// <summary>The machine is gone: nobody hears anything.</summary>
    public void LoseAll(PodServer pod)
    {
        while (pod.TryTakeAny(out var index))
            Lose(index, pod);
    }

    /// <summary>Ends a visit whose machine is gone, and nobody hears of it.</summary>
    public void Lose(int index, PodServer pod)
    {
        var caller = plane.Visits[index].Caller;
        plane.Tree.NoteAbandoned(ref plane.Visits[index]);
        if (caller != Index.None)
            plane.Tree.Lose(caller, index);
        Drop(index, pod, FailureCause.PodStopped);
    }

    /// <summary>The answer of a visit, or its failure, has reached the caller.</summary>
    public void Return(int index, bool isAnswered)
    {
        ref var visit = ref plane.Visits[index];
        if (visit.Caller != Index.None && isAnswered)
        {
            plane.Tree.Answer(visit.Caller, index);
        }
        else
        {
            if (visit.Caller != Index.None)
                plane.Tree.Fail(visit.Caller, index, visit.Cause);
            plane.Path.ForgetVisit(visit.Span);
        }

        plane.Tree.NoteEnded(ref visit);
        plane.Visits.Free(index);
    }

    private bool OpenStep(int index, ref Visit visit)
    {
        var step = plane.Graph.Steps[visit.Step++];
        for (var i = step.FirstCall; i < step.CallsEnd; i++)
        {
            ref readonly var plan = ref plane.Graph.Calls[i];
            var key = RandomStreams.Mix(visit.Key, (ulong)plan.Position);
            if (plan.Probability < 1 && Draw(key, Made) >= plan.Probability)
                continue;
            if (plan.Cache != Index.None && IsSaved(visit.Pod, plan.Cache, key))
                continue;
            if (plan.IsAsync)
                plane.Delivery.Send(i, key, visit.Rank);
            else
                plane.Tree.Open(index, i, key);
        }

        return visit.OpenCalls > 0;
    }

    private bool IsSaved(int pod, int cache, ulong key) =>
        Draw(key, Saved) < plane.Pods[pod]!.NextHitRatio(cache, plane.Graph.Caches[cache]);

    private static double Draw(ulong key, ulong purpose) => (RandomStreams.Mix(key, purpose) >> 11) * (1.0 / (1UL << 53));

    // Publishes what the operation publishes; where a queue has no place, the operation fails.
    private bool TryPublish(int index, int[] queues)
    {
        var (key, rank) = (plane.Visits[index].Key, plane.Visits[index].Rank);
        for (var i = 0; i < queues.Length; i++)
        {
            if (plane.Queues[queues[i]].TryPublish(RandomStreams.Mix(key, Published - (ulong)i), rank))
                continue;
            plane.Visits[index].Cause = FailureCause.MessageRejected;
            Fail(index);
            return false;
        }

        return true;
    }

    private void Finish(int index)
    {
        ref var visit = ref plane.Visits[index];
        var pod = plane.Pods[visit.Pod]!;
        pod.Serving.Remove(index);
        if (plane.Graph.IsProbe(visit.Operation))
        {
            plane.Path.ForgetVisit(visit.Span);
            plane.Probes.End(pod, visit.Key, succeeded: true);
            plane.Visits.Free(index);
            BeginNext(pod);
            return;
        }

        pod.Module.Meter.InFlight--;
        pod.Module.Meter.Completed++;
        if (!plane.Tree.IsWanted(index))
            pod.Module.Meter.NoteWasted(visit.CpuTicks / TimeSpan.TicksPerSecond);
        pod.Busy?.Leave(plane.Simulator.Now.Ticks - visit.WaitTicks);
        if (plane.Transit is null || !plane.Transit.TryReturn(index, pod, isAnswered: true))
            Return(index, isAnswered: true);
        BeginNext(pod);
    }

    /// <summary>Ends a visit that is in none of its pod's lists without an answer.</summary>
    public void Drop(int index, PodServer pod, FailureCause cause)
    {
        ref var visit = ref plane.Visits[index];
        if (plane.Graph.IsProbe(visit.Operation))
        {
            plane.Path.ForgetVisit(visit.Span);
            plane.Probes.End(pod, visit.Key, succeeded: false);
            plane.Visits.Free(index);
            return;
        }

        plane.Simulator.Cancel(visit.WaitEnd);
        while (visit.FirstCall != Index.None)
            plane.Tree.Close(visit.FirstCall);
        pod.Module.Meter.InFlight--;
        pod.Module.Meter.Failed++;
        visit.Cause = cause;

        // A process that is gone says nothing: the connection breaks.
        if (cause == FailureCause.PodStopped || plane.Transit is null || !plane.Transit.TryReturn(index, pod, isAnswered: false))
            Return(index, isAnswered: false);
    }

    private void BeginNext(PodServer pod)
    {
        if (pod.Queue.Count > 0)
            Begin(pod.Queue.TakeFirst(), pod);
        else if (pod.IsTerminating && pod.Serving.Count == 0)
            plane.NoteIdle(pod);
    }
}
