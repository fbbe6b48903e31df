using EShopSim.Engine;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Requests;

/// <summary>A visit from the moment it gets a concurrency slot: CPU, then the wait, then the calls step after step, then the answer.</summary>
internal sealed class ServiceFlow(DataPlane plane) : IEventHandler
{
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
        {
            var caller = plane.Visits[index].Caller;
            plane.Tree.NoteAbandoned(ref plane.Visits[index]);
            if (caller != Index.None)
                plane.Tree.Lose(caller, index);
            Drop(index, pod, FailureCause.PodStopped);
        }
    }

    private bool OpenStep(int index, ref Visit visit)
    {
        var step = plane.Graph.Steps[visit.Step++];
        for (var i = step.FirstCall; i < step.CallsEnd; i++)
        {
            ref readonly var plan = ref plane.Graph.Calls[i];
            var key = RandomStreams.Mix(visit.Key, (ulong)plan.Position);
            if (plan.Probability >= 1 || IsMade(key, plan.Probability))
                plane.Tree.Open(index, i, key);
        }

        return visit.OpenCalls > 0;
    }

    private static bool IsMade(ulong key, double probability) =>
        (RandomStreams.Mix(key, ulong.MaxValue - 1) >> 11) * (1.0 / (1UL << 53)) < probability;

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
        plane.Tree.NoteEnded(ref visit);
        if (visit.Caller != Index.None)
            plane.Tree.Answer(visit.Caller, index);
        else
            plane.Path.ForgetVisit(visit.Span);

        plane.Visits.Free(index);
        BeginNext(pod);
    }

    // Ends a visit that has left its pod's lists without an answer.
    private void Drop(int index, PodServer pod, FailureCause cause)
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
        plane.Tree.NoteEnded(ref visit);
        if (visit.Caller != Index.None)
            plane.Tree.Fail(visit.Caller, index, cause);
        plane.Path.ForgetVisit(visit.Span);
        plane.Visits.Free(index);
    }

    private void BeginNext(PodServer pod)
    {
        if (pod.Queue.Count > 0)
            Begin(pod.Queue.TakeFirst(), pod);
        else if (pod.IsTerminating && pod.Serving.Count == 0)
            plane.NoteIdle(pod);
    }
}
