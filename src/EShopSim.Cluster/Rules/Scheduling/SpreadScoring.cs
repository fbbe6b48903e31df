using System.Buffers;
using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Scores candidate nodes by the ScheduleAnyway constraints of a pod (plugins/podtopologyspread/scoring.go).</summary>
/// <remarks>What it counts can be kept up to date as pods come and go, so that placing a pod need not look at all others.</remarks>
public sealed class SpreadScoring
{
    private readonly PlacedPod _pod;
    private readonly RequiredNodeAffinity _affinity;
    private readonly KubernetesVersion _version;
    private readonly List<TopologySpreadConstraint> _constraints;
    private readonly Dictionary<string, SpreadDomain>[] _domains;
    private readonly bool _scoresAll;
    private int _scorings;

    /// <summary>No pods are counted yet.</summary>
    /// <param name="pod">The pod to place.</param>
    /// <param name="constraints">Its constraints; only those with ScheduleAnyway are looked at.</param>
    /// <param name="areSystemDefaults">Whether they are the scheduler's own; then nodes that lack a label are scored too, from 1.28 on.</param>
    /// <param name="affinity">Pods on nodes outside of it do not count.</param>
    /// <param name="version">From 1.28 on the raw score is rounded, before it was cut off.</param>
    public SpreadScoring(
        PlacedPod pod,
        IReadOnlyList<TopologySpreadConstraint> constraints,
        bool areSystemDefaults,
        RequiredNodeAffinity affinity,
        KubernetesVersion version)
    {
        _pod = pod;
        _affinity = affinity;
        _version = version;
        _scoresAll = areSystemDefaults && version >= KubernetesVersion.V1_28;
        _constraints = [.. constraints.Where(static constraint => !constraint.DoNotSchedule)];
        _domains = new Dictionary<string, SpreadDomain>[_constraints.Count];
        for (var i = 0; i < _domains.Length; i++)
            _domains[i] = new Dictionary<string, SpreadDomain>(StringComparer.Ordinal);
    }

    /// <summary>Whether there is nothing to score by.</summary>
    public bool IsEmpty => _constraints.Count == 0;

    /// <summary>What the scheduler applies to a pod without constraints: nodes with a skew of 3, zones with one of 5.</summary>
    /// <param name="ownerSelector">Selects the pods of the same Service, ReplicaSet or StatefulSet.</param>
    public static IReadOnlyList<TopologySpreadConstraint> SystemDefaults(LabelSelector ownerSelector) =>
    [
        new(3, Node.HostnameLabel, DoNotSchedule: false, ownerSelector),
        new(5, Node.ZoneLabel, DoNotSchedule: false, ownerSelector),
    ];

    /// <summary>Whether some constraint counts pods of this kind.</summary>
    public bool Counts(PlacedPod other) => _constraints.Exists(constraint => TopologyKeys.Counts(constraint, _pod, other));

    /// <summary>Counts pods of one kind on a node, terminating ones excepted; a negative number takes them back.</summary>
    public void AddPods(SchedulingNode node, PlacedPod kind, int pods)
    {
        if (_constraints.Count == 0 || !_affinity.Matches(node.Name, node.Labels) || !IsScored(node))
            return;
        for (var i = 0; i < _constraints.Count; i++)
            if (TopologyKeys.Counts(_constraints[i], _pod, kind))
                DomainOf(i, node).Pods += pods;
    }

    /// <summary>The scores of the candidates, in their order: the nodes that passed all filters.</summary>
    public SpreadScore[] Score(IReadOnlyList<SchedulingNode> candidates)
    {
        var scores = new SpreadScore[candidates.Count];
        Score([.. candidates], scores);
        return scores;
    }

    /// <summary>The same into memory that is used again and again.</summary>
    internal void Score(ReadOnlySpan<SchedulingNode> candidates, Span<SpreadScore> scores)
    {
        _scorings++;
        var scored = 0;
        var found = ArrayPool<SpreadDomain>.Shared.Rent(candidates.Length * _constraints.Count);
        Span<int> distinct = stackalloc int[_constraints.Count];
        distinct.Clear();
        for (var i = 0; i < candidates.Length; i++)
        {
            if (!IsScored(candidates[i]))
                continue;
            scored++;
            for (var j = 0; j < _constraints.Count; j++)
            {
                var domain = found[(i * _constraints.Count) + j] = DomainOf(j, candidates[i]);
                if (domain.SeenBy == _scorings)
                    continue;
                domain.SeenBy = _scorings;
                distinct[j]++;
            }
        }

        // A node is a domain of its own: there are as many as nodes.
        Span<double> weights = stackalloc double[_constraints.Count];
        for (var j = 0; j < weights.Length; j++)
            weights[j] = Math.Log((IsHostname(_constraints[j]) ? scored : distinct[j]) + 2);
        long min = long.MaxValue, max = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            if (!IsScored(candidates[i]))
                continue;
            var raw = Raw(candidates[i], found.AsSpan(i * _constraints.Count, _constraints.Count), weights);
            (min, max) = (Math.Min(min, raw), Math.Max(max, raw));
            scores[i] = new SpreadScore(raw, 0);
        }

        ArrayPool<SpreadDomain>.Shared.Return(found);
        for (var i = 0; i < candidates.Length; i++)
            scores[i] = IsScored(candidates[i]) ? Normalized(scores[i].Raw, min, max) : default;
    }

    private static bool IsHostname(TopologySpreadConstraint constraint) =>
        string.Equals(constraint.TopologyKey, Node.HostnameLabel, StringComparison.Ordinal);

    private bool IsScored(SchedulingNode node) => _scoresAll || TopologyKeys.HasAll(node, _constraints);

    // Without the label a node belongs to the domain of the empty value; by hostname each node is told by its name, whatever its label says.
    private SpreadDomain DomainOf(int constraint, SchedulingNode node)
    {
        var key = _constraints[constraint].TopologyKey;
        var value = IsHostname(_constraints[constraint]) ? node.Name : node.ValueOf(key) ?? "";
        var domains = _domains[constraint];
        if (!domains.TryGetValue(value, out var domain))
            domains.Add(value, domain = new SpreadDomain());
        return domain;
    }

    private long Raw(SchedulingNode node, ReadOnlySpan<SpreadDomain> domains, ReadOnlySpan<double> weights)
    {
        var score = 0.0;
        for (var i = 0; i < _constraints.Count; i++)
            if (node.ValueOf(_constraints[i].TopologyKey) is not null)
                score += (domains[i].Pods * weights[i]) + (_constraints[i].MaxSkew - 1);
        return _version >= KubernetesVersion.V1_28 ? (long)Math.Round(score, MidpointRounding.AwayFromZero) : (long)score;
    }

    private static SpreadScore Normalized(long raw, long min, long max) =>
        new(raw, max == 0 ? ResourceScores.MaxNodeScore : ResourceScores.MaxNodeScore * (max + min - raw) / max);
}
