namespace EShopSim.Traffic.Pods;

/// <summary>What runs inside one pod, from the start of its containers; it outlives them, so that its last figures stay readable.</summary>
internal abstract class PodWork
{
    /// <summary>CPU used up to now, in core-seconds.</summary>
    public abstract double CpuCoreSeconds { get; }

    /// <summary>Working set, in bytes.</summary>
    public abstract long MemoryBytes { get; }

    /// <summary>What the working set never exceeds; <see cref="long.MaxValue"/> where nothing bounds it.</summary>
    public virtual long MostMemoryBytes => MemoryBytes;

    /// <summary>Requests received.</summary>
    public virtual long Received => 0;

    /// <summary>Requests waiting or in service.</summary>
    public virtual long InFlight => 0;

    /// <summary>Requests waiting.</summary>
    public virtual long Queued => 0;

    /// <summary>Whether nothing is in flight.</summary>
    public virtual bool IsIdle => true;

    /// <summary>Whether the process needs more memory than its limit before it serves anything.</summary>
    public virtual bool LacksMemoryIdle => false;

    /// <summary>CFS periods with work.</summary>
    public virtual long ElapsedPeriods => 0;

    /// <summary>CFS periods in which work had to stop.</summary>
    public virtual long ThrottledPeriods => 0;

    /// <summary>CPU used up to now, and its periods.</summary>
    public virtual CpuUse CpuUse => new(CpuCoreSeconds, ElapsedPeriods, ThrottledPeriods);

    /// <summary>CPU time as a multiple of the described one.</summary>
    public abstract void SetCpuFactor(double factor);

    public abstract void AddEndpoint();

    /// <summary>Takes the pod out of the endpoints; false when it was none.</summary>
    public abstract bool RemoveEndpoint();

    /// <summary>The process got SIGTERM.</summary>
    public virtual void Terminate()
    {
    }

    public abstract void Stop(bool silently);
}
