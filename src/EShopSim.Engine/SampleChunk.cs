namespace EShopSim.Engine;

/// <summary>Up to 1024 samples: as a few stretches of samples that are alike, or one by one when they change too often for that.</summary>
internal sealed class SampleChunk
{
    public const int Length = 1024;
    private const int MostStretches = 64;

    // By stretch, or by sample when there are no starts.
    private float[] _values;
    private short[]? _starts = [0];
    private int _stretches = 1;

    public SampleChunk(float first) => _values = [first];

    public float this[int offset]
    {
        get
        {
            if (_starts is null)
                return _values[offset];
            var (low, high) = (0, _stretches - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                if (_starts[middle] <= offset)
                    low = middle;
                else
                    high = middle - 1;
            }

            return _values[low];
        }
    }

    /// <summary>Adds the sample at an offset, which comes after all that are there.</summary>
    public void Append(int offset, float value)
    {
        if (_starts is null)
        {
            _values[offset] = value;
            return;
        }

        if (value.Equals(_values[_stretches - 1]))
            return;
        if (_stretches == MostStretches)
        {
            Unfold(offset);
            _values[offset] = value;
            return;
        }

        if (_stretches == _starts.Length)
        {
            Array.Resize(ref _values, 2 * _stretches);
            Array.Resize(ref _starts, 2 * _stretches);
        }

        _values[_stretches] = value;
        _starts[_stretches++] = (short)offset;
    }

    private void Unfold(int count)
    {
        var samples = new float[Length];
        for (var i = 0; i < _stretches; i++)
        {
            var end = i + 1 < _stretches ? _starts![i + 1] : count;
            samples.AsSpan(_starts![i]..end).Fill(_values[i]);
        }

        (_values, _starts) = (samples, null);
    }
}
