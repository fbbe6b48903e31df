namespace EShopSim.Reporting.Tests;

/// <summary>A small generator, so that the synthetic run is the same everywhere.</summary>
internal sealed class Noise(uint state)
{
    private uint _state = state;

    /// <summary>Uniform in [-1, 1).</summary>
    public double Next()
    {
        _state = (_state * 1664525u) + 1013904223u;
        return (_state / 2147483648.0) - 1;
    }
}
