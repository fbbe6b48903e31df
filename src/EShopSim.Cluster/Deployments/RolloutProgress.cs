using EShopSim.Engine;

namespace EShopSim.Cluster.Deployments;

/// <summary>The Progressing condition of a Deployment (pkg/controller/deployment/progress.go).</summary>
/// <param name="deadlineSeconds">spec.progressDeadlineSeconds; the largest integer turns the deadline off.</param>
internal sealed class RolloutProgress(int deadlineSeconds)
{
    public const string Created = "NewReplicaSetCreated";
    public const string Found = "FoundNewReplicaSet";
    public const string Updated = "ReplicaSetUpdated";
    public const string Available = "NewReplicaSetAvailable";
    public const string DeadlineExceeded = "ProgressDeadlineExceeded";

    private SimTime _lastUpdate;

    /// <summary>The condition's reason; empty while there is no condition.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whether somebody watches the clock over a rollout that is under way.</summary>
    public bool IsTimed => deadlineSeconds != int.MaxValue && Reason is not ("" or Available or DeadlineExceeded);

    /// <summary>When to look again: a second after the deadline.</summary>
    public SimTime CheckAt => _lastUpdate + TimeSpan.FromSeconds(deadlineSeconds) + TimeSpan.FromSeconds(1);

    /// <summary>Writes the condition.</summary>
    /// <returns>Whether the reason is another than before.</returns>
    public bool Set(string reason, SimTime now)
    {
        var changed = !string.Equals(Reason, reason, StringComparison.Ordinal);
        Reason = reason;
        _lastUpdate = now;
        return changed;
    }

    /// <summary>Whether the deadline has passed without progress.</summary>
    public bool HasTimedOut(SimTime now) => IsTimed && _lastUpdate + TimeSpan.FromSeconds(deadlineSeconds) < now;
}
