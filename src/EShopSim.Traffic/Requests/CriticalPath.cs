namespace EShopSim.Traffic.Requests;

/// <summary>
/// Follows what each answer has to wait for: the stages of every visit one after the other, and of calls that run at the same time
/// the one that ends last. What lies beside that way is forgotten at once, so the parts of a request add up to its latency, tick by tick.
/// </summary>
internal sealed class CriticalPath(DataPlane plane)
{
    private readonly Pool<Span> _spans = new();

    /// <summary>Spans that are held; one at least for each visit.</summary>
    public int InUse => _spans.InUse;

    private long Now => plane.Simulator.Now.Ticks;

    /// <summary>A visit comes to its pod.</summary>
    public int Enter(int module)
    {
        var index = _spans.Take();
        var now = Now;
        ref var at = ref _spans[index];
        at = default;
        at.BeganTicks = now;
        at.SinceTicks = now;
        at.Step = Index.None;
        at.Next = Index.None;
        at.Last = index;
        at.Module = module;
        return index;
    }

    /// <summary>A visit, or its answer, was on its way until now.</summary>
    public void Travelled(int span)
    {
        ref var at = ref _spans[span];
        at.Ticks[(int)LatencyKind.Network] += Now - at.SinceTicks;
        at.SinceTicks = Now;
    }

    /// <summary>The answer of a visit sets out.</summary>
    public void SetOut(int span)
    {
        ref var at = ref _spans[span];
        at.Ticks[(int)LatencyKind.CpuWait] += Now - at.SinceTicks;
        at.SinceTicks = Now;
    }

    /// <summary>A visit has got a place, and so much work on the CPU for each of its threads.</summary>
    public void Begin(int span, double cpuTicks, double stalledTicks)
    {
        ref var at = ref _spans[span];
        var now = Now;
        at.Ticks[(int)LatencyKind.Queue] = now - at.SinceTicks;
        at.Ticks[(int)LatencyKind.Cpu] = (long)Math.Round(cpuTicks);
        at.StalledTicks = stalledTicks;
        at.SinceTicks = now;
    }

    /// <summary>The work on the CPU is done: what was neither work nor standing still was spent beside others.</summary>
    public void EndCpu(int span, double stalledTicks)
    {
        ref var at = ref _spans[span];
        var now = Now;
        var all = now - at.SinceTicks;
        var work = Math.Min(all, at.Ticks[(int)LatencyKind.Cpu]);
        var stalled = Math.Min(all - work, (long)Math.Round(stalledTicks - at.StalledTicks));
        at.Ticks[(int)LatencyKind.Cpu] = work;
        at.Ticks[(int)LatencyKind.Throttled] = stalled;
        at.Ticks[(int)LatencyKind.CpuWait] = all - work - stalled;
        at.SinceTicks = now;
    }

    /// <summary>The wait is over; what it took beyond its own length the process stood still.</summary>
    public void EndWait(int span, long waitTicks)
    {
        ref var at = ref _spans[span];
        var now = Now;
        at.Ticks[(int)LatencyKind.Wait] = waitTicks;
        at.Ticks[(int)LatencyKind.CpuWait] += now - at.SinceTicks - waitTicks;
        at.SinceTicks = now;
    }

    /// <summary>A step is over: its time went to the call that ended last.</summary>
    public void EndStep(int span)
    {
        ref var at = ref _spans[span];
        if (at.Step == Index.None)
            return;
        var now = Now;
        at.Ticks[(int)LatencyKind.CpuWait] += now - at.SinceTicks - at.StepTicks;
        at.SinceTicks = now;
        _spans[at.Last].Next = at.Step;
        at.Last = _spans[at.Step].Last;
        at.Step = Index.None;
    }

    /// <summary>A visit answers a call. What lies before it was a wait for a connection, or lost in other tries.</summary>
    public void Answer(ref Call call, int span, bool isFirst)
    {
        ref var at = ref _spans[span];
        var now = Now;
        at.Ticks[(int)LatencyKind.CpuWait] += now - at.SinceTicks;
        at.Ticks[(int)(isFirst ? LatencyKind.Queue : LatencyKind.Retry)] += at.BeganTicks - call.SinceTicks;
        call.SinceTicks = now;
        Forget(call.Answer);
        call.Answer = span;
    }

    /// <summary>The answer has reached the caller.</summary>
    public void Hear(ref Call call, int module)
    {
        var now = Now;
        if (call.Answer == Index.None)
        {
            call.Answer = Enter(module);
            _spans[call.Answer].Ticks[(int)LatencyKind.Wait] = now - call.SinceTicks;
        }
        else
        {
            _spans[call.Answer].Ticks[(int)LatencyKind.Network] += now - call.SinceTicks;
        }

        call.SinceTicks = now;
        if (call.Path == Index.None)
        {
            call.Path = call.Answer;
        }
        else
        {
            ref var head = ref _spans[call.Path];
            _spans[head.Last].Next = call.Answer;
            head.Last = _spans[call.Answer].Last;
        }

        call.Answer = Index.None;
    }

    /// <summary>A call of a visit is over: of those at the same time it is the last so far.</summary>
    public void EndCall(ref Call call, int span)
    {
        ref var at = ref _spans[span];
        Forget(at.Step);
        at.Step = call.Path;
        at.StepTicks = Now - call.ArrivedTicks;
        call.Path = Index.None;
    }

    /// <summary>Adds what a client's answer had to wait for to the figures of its entry.</summary>
    public void Tell(ref Call call, EntryMeter entry)
    {
        for (var index = call.Path; index != Index.None;)
        {
            ref var at = ref _spans[index];
            entry.AddPath(at.Module, at.Ticks);
            index = at.Next;
        }
    }

    /// <summary>Forgets a visit and what it has waited for.</summary>
    public void ForgetVisit(int span)
    {
        Forget(_spans[span].Step);
        Forget(span);
    }

    /// <summary>Forgets what a call has waited for.</summary>
    public void ForgetCall(ref Call call)
    {
        Forget(call.Path);
        Forget(call.Answer);
    }

    private void Forget(int list)
    {
        while (list != Index.None)
        {
            var next = _spans[list].Next;
            _spans.Free(list);
            list = next;
        }
    }
}
