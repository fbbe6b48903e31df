using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The scheduler's queue: pods to try, pods backing off, and pods that nothing has happened for (pkg/scheduler/backend/queue).</summary>
/// <param name="version">From 1.33 on a scheduler without work takes pods out of their back-off.</param>
internal sealed class SchedulingQueue(KubernetesVersion version)
{
    private readonly PriorityQueue<QueuedPod, (int Priority, long Since, long Sequence)> _active = new();
    private readonly List<QueuedPod> _backoff = [];
    private readonly List<QueuedPod> _unschedulable = [];
    private readonly TimeSpan _longestWait = TimeSpan.FromMinutes(version == KubernetesVersion.V1_20 ? 1 : 5);
    private long _sequence;

    /// <summary>Whether some pods wait for the end of their back-off.</summary>
    public bool HasBackoff => _backoff.Count > 0;

    /// <summary>Whether some pods wait for something to happen.</summary>
    public bool HasUnschedulable => _unschedulable.Count > 0;

    /// <summary>A pod to be tried: higher priority first, then who has waited longest since queued.</summary>
    public void Add(QueuedPod pod, SimTime now) => _active.Enqueue(pod, (-pod.Pod.Priority, now.Ticks, _sequence++));

    /// <summary>A pod that was tried in vain.</summary>
    public void AddUnschedulable(QueuedPod pod, RejectingPlugins rejectedBy, SimTime now)
    {
        pod.Failed(now, rejectedBy);
        _unschedulable.Add(pod);
    }

    /// <summary>The next pod to try; null when there is none.</summary>
    public QueuedPod? Pop()
    {
        if (_active.TryDequeue(out var pod, out _))
            return pod;
        if (version < KubernetesVersion.V1_35 || _backoff.Count == 0)
            return null;
        var first = _backoff.MinBy(static waiting => waiting.BackoffUntil)!;
        _backoff.Remove(first);
        return first;
    }

    /// <summary>An unschedulable pod was itself changed: it is tried at once, whatever its back-off.</summary>
    public void Reactivate(int podIndex, SimTime now)
    {
        if (_unschedulable.FindIndex(waiting => waiting.Pod.Index == podIndex) is var index and >= 0)
        {
            Add(_unschedulable[index], now);
            _unschedulable.RemoveAt(index);
        }
    }

    /// <summary>Something happened: the unschedulable pods that it may help get another try, after their back-off.</summary>
    public void Move(IReadOnlyList<Happening> happenings, SimTime now)
    {
        var kept = 0;
        for (var i = 0; i < _unschedulable.Count; i++)
            if (MayHelp(happenings, _unschedulable[i].Waiting))
                Requeue(_unschedulable[i], now);
            else
                _unschedulable[kept++] = _unschedulable[i];
        _unschedulable.RemoveRange(kept, _unschedulable.Count - kept);
    }

    /// <summary>Pods whose back-off is over get another try.</summary>
    public void FlushBackoff(SimTime now)
    {
        foreach (var pod in _backoff)
            if (pod.BackoffUntil <= now)
                Add(pod, now);
        _backoff.RemoveAll(pod => pod.BackoffUntil <= now);
    }

    /// <summary>Pods that have waited too long get another try though nothing has happened.</summary>
    public void FlushLeftover(SimTime now)
    {
        foreach (var pod in _unschedulable)
            if (pod.LastAttemptAt + _longestWait < now)
                Requeue(pod, now);
        _unschedulable.RemoveAll(pod => pod.LastAttemptAt + _longestWait < now);
    }

    private bool MayHelp(IReadOnlyList<Happening> happenings, WaitingPod waiting)
    {
        for (var i = 0; i < happenings.Count; i++)
            if (happenings[i].MayHelp(waiting, version))
                return true;
        return false;
    }

    private void Requeue(QueuedPod pod, SimTime now)
    {
        if (pod.BackoffUntil > now)
            _backoff.Add(pod);
        else
            Add(pod, now);
    }
}
