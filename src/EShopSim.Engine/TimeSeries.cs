using System.Collections;

namespace EShopSim.Engine;

/// <summary>A series of samples that grows in chunks: appending never copies, and 1024 samples that are all alike take no room.</summary>
public sealed class TimeSeries : IReadOnlyList<float>
{
    private const int ChunkBits = 10;
    private const int ChunkLength = 1 << ChunkBits;

    private readonly List<float[]> _chunks = [];

    // The last chunk, unless its samples are all alike.
    private float[]? _open;
    private float _alike;

    /// <summary>The number of samples.</summary>
    public int Count { get; private set; }

    /// <summary>The sample at an index from 0 to <see cref="Count"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var chunk = _chunks[index >> ChunkBits];
            return chunk.Length == 1 ? chunk[0] : chunk[index & (ChunkLength - 1)];
        }
    }

    /// <summary>Adds a sample at the end.</summary>
    public void Append(float value)
    {
        var offset = Count & (ChunkLength - 1);
        if (offset == 0)
            Begin(value);
        else if (_open is not null)
            _open[offset] = value;
        else if (!value.Equals(_alike))
            _chunks[^1] = _open = Unfold(_alike, offset, value);
        Count++;
    }

    /// <summary>A copy of all samples.</summary>
    public float[] ToArray()
    {
        var result = new float[Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = this[i];
        return result;
    }

    /// <inheritdoc/>
    public IEnumerator<float> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Begin(float value)
    {
        _chunks.Add([value]);
        (_open, _alike) = (null, value);
    }

    private static float[] Unfold(float alike, int count, float next)
    {
        var chunk = new float[ChunkLength];
        chunk.AsSpan(0, count).Fill(alike);
        chunk[count] = next;
        return chunk;
    }
}
