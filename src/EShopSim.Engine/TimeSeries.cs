namespace EShopSim.Engine;

/// <summary>A series of samples that grows in chunks: appending never copies, and allocates once in 1024 samples.</summary>
public sealed class TimeSeries
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
            return _chunks[index >> ChunkBits][index & (ChunkLength - 1)];
        }
    }

    /// <summary>Adds a sample at the end.</summary>
    public void Append(float value)
    {
        var offset = Count & (ChunkLength - 1);
        if (offset == 0)
            _chunks.Add(new float[ChunkLength]);
        _chunks[^1][offset] = value;
        Count++;
    }

    /// <summary>A copy of all samples.</summary>
    public float[] ToArray()
    {
        var result = new float[Count];
        for (var start = 0; start < Count; start += ChunkLength)
            Array.Copy(_chunks[start >> ChunkBits], 0, result, start, Math.Min(ChunkLength, Count - start));
        return result;
    }
}
