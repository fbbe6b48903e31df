namespace EShopSim.Cluster.Metrics;

/// <summary>The latest samples of one counter.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class CounterHistory(int capacity)
{
    private readonly CounterSample[] _samples = new CounterSample[capacity];
    private int _count;

    /// <summary>Takes a sample; the oldest goes when there is no room.</summary>
    public void Add(CounterSample sample)
    {
        if (_count == _samples.Length)
        {
            Array.Copy(_samples, 1, _samples, 0, _count - 1);
            _count--;
        }

        _samples[_count++] = sample;
    }

    /// <summary>Rate per second over the time up to <paramref name="nowSeconds"/>; null with fewer than two samples in it.</summary>
    public double? RatePerSecond(double nowSeconds, double rangeSeconds)
    {
        var first = 0;
        while (first < _count && _samples[first].TimeSeconds <= nowSeconds - rangeSeconds)
            first++;
        return PrometheusRate.Of(_samples.AsSpan(first, _count - first), nowSeconds - rangeSeconds, nowSeconds);
    }
}
