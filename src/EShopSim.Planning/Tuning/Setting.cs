namespace EShopSim.Planning.Tuning;

/// <summary>A point of a search space: the position of each field's value in its range.</summary>
/// <param name="Levels">One per range, from 0.</param>
public sealed record Setting(IReadOnlyList<int> Levels)
{
    /// <inheritdoc/>
    public bool Equals(Setting? other) => other is not null && Levels.SequenceEqual(other.Levels);

    /// <inheritdoc/>
    public override int GetHashCode() => Levels.Aggregate(17, (hash, level) => unchecked((hash * 31) + level));

    /// <summary>The same with one field moved to another level.</summary>
    public Setting With(int range, int level) => new([.. Levels.Select((l, i) => i == range ? level : l)]);
}
