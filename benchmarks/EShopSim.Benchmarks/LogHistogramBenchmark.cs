using BenchmarkDotNet.Attributes;
using EShopSim.Engine;

namespace EShopSim.Benchmarks;

/// <summary>Recording latencies, reading a quantile, and the reset that comes every second.</summary>
[MemoryDiagnoser]
public class LogHistogramBenchmark
{
    private const int Values = 100_000;

    private readonly double[] _latencySeconds = new double[Values];
    private readonly LogHistogram _histogram = new();
    private readonly LogHistogram _filled = new();

    [GlobalSetup]
    public void Draw()
    {
        var random = new RandomStream(1);
        var law = new LogNormalDistribution(0.1, 1);
        for (var i = 0; i < Values; i++)
        {
            _latencySeconds[i] = law.Sample(random);
            _filled.Record(_latencySeconds[i]);
        }
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public long Record()
    {
        _histogram.Reset();
        foreach (var value in _latencySeconds)
            _histogram.Record(value);
        return _histogram.Count;
    }

    [Benchmark]
    public double Quantile() => _filled.Quantile(0.99);

    [Benchmark]
    public long MergeAndReset()
    {
        _histogram.Reset();
        _histogram.MergeFrom(_filled);
        return _histogram.Count;
    }
}
