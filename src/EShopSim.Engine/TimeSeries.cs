using System.Collections;

namespace EShopSim.Engine;

/// <summary>A series of samples that grows in chunks: appending never copies, and 1024 samples that are all alike take no room.</summary>
public sealed class TimeSeries : IReadOnlyList<float>
{
    private const int ChunkBits = 10;
    private const int ChunkLength = 1 << ChunkBits;

    private readonly List<float[]> _chunks = [];

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
            _chunks.Add([value]);
        else if (_chunks[^1].Length > 1)
            _chunks[^1][offset] = value;
        else if (!value.Equals(_chunks[^1][0]))
            _chunks[^1] = Unfold(_chunks[^1][0], offset, value);
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

    private static float[] Unfold(float alike, int count, float next)
    {
        var chunk = new float[ChunkLength];
        chunk.AsSpan(0, count).Fill(alike);
        chunk[count] = next;
        return chunk;
    }
}
