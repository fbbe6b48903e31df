using System.Collections;

namespace EShopSim.Engine;

/// <summary>A series of samples that grows in chunks: appending copies nothing that is there, and what stands still for long takes no room.</summary>
public sealed class TimeSeries : IReadOnlyList<float>
{
    private readonly List<SampleChunk> _chunks = [];

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
            return _chunks[index / SampleChunk.Length][index % SampleChunk.Length];
        }
    }

    /// <summary>Adds a sample at the end.</summary>
    public void Append(float value)
    {
        var offset = Count % SampleChunk.Length;
        if (offset == 0)
            _chunks.Add(new SampleChunk(value));
        else
            _chunks[^1].Append(offset, value);
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
}
