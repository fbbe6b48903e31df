using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Admission;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Admission;

/// <summary>A quota and the pods that are charged to it.</summary>
internal sealed class ChargedQuota(ResourceQuota spec)
{
    private readonly List<Pod> _terminating = [];
    private readonly SortedSet<int> _charged = [];
    private QuotaUsage _used = QuotaUsage.None;

    public ResourceQuota Spec { get; } = spec;

    public bool Counts(string inNamespace, PodTemplate template) =>
        string.Equals(Spec.Meta.Namespace, inNamespace, StringComparison.Ordinal) && QuotaAdmission.Counts(Spec, template);

    /// <summary>What is used; pods whose deletion has taken longer than their grace period are no longer charged.</summary>
    public QuotaUsage UsedAt(SimTime now)
    {
        foreach (var pod in _terminating.FindAll(pod => IsOverdue(pod, now)))
            Release(pod);
        return _used;
    }

    public void Note(Pod pod, PodChange change)
    {
        switch (change)
        {
            case PodChange.Created:
                _charged.Add(pod.Index);
                _used = _used.Plus(QuotaUsage.Of(pod.Template), 1);
                break;
            case PodChange.Deleting:
                _terminating.Add(pod);
                break;
            case PodChange.Failed or PodChange.Gone:
                Release(pod);
                break;
        }
    }

    // deletionTimestamp lies one grace period after the DELETE, and the quota waits for another.
    private static bool IsOverdue(Pod pod, SimTime now) => now > pod.DeletingAt!.Value + TimeSpan.FromSeconds(2 * pod.DeletionGraceSeconds);

    private void Release(Pod pod)
    {
        _terminating.Remove(pod);
        if (_charged.Remove(pod.Index))
            _used = _used.Plus(QuotaUsage.Of(pod.Template), -1);
    }
}
