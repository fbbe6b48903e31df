namespace EShopSim.Cluster.Api;

/// <summary>Lets a pod live with a taint.</summary>
/// <param name="Key">The taint's key; empty with Exists tolerates every key.</param>
/// <param name="Exists">True for operator Exists (any value), false for Equal.</param>
/// <param name="Value">The value Equal compares with.</param>
/// <param name="Effect">The effect tolerated; null tolerates all.</param>
/// <param name="TolerationSeconds">For NoExecute: how long the pod stays; null means for ever, zero or less not at all.</param>
public sealed record Toleration(string Key, bool Exists, string Value, TaintEffect? Effect, long? TolerationSeconds)
{
    /// <summary>Whether this toleration matches the taint (api/core/v1/toleration.go).</summary>
    public bool Tolerates(Taint taint)
    {
        if (Effect is { } effect && effect != taint.Effect)
            return false;
        if (Key.Length > 0 && !string.Equals(Key, taint.Key, StringComparison.Ordinal))
            return false;
        return Exists || string.Equals(Value, taint.Value, StringComparison.Ordinal);
    }
}
