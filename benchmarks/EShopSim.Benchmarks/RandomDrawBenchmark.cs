using BenchmarkDotNet.Attributes;
using EShopSim.Engine;
using MathNet.Numerics.Distributions;

namespace EShopSim.Benchmarks;

/// <summary>Random draws from the engine's stream; MathNet on the same stream for comparison.</summary>
[MemoryDiagnoser]
public class RandomDrawBenchmark
{
    private const int Draws = 100_000;

    private readonly RandomStream _random = new(1);
    private readonly LogNormalDistribution _logNormal = new(1, 0.5);

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Uniform()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += _random.NextDouble();
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double ExponentialZiggurat()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += _random.NextExponential();
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double ExponentialOfMathNet()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += Exponential.Sample(_random, 1);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double NormalZiggurat()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += _random.NextNormal();
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double LogNormal()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += _logNormal.Sample(_random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public ulong ReseedForOneRequest()
    {
        var sum = 0UL;
        for (var i = 0; i < Draws; i++)
        {
            _random.Reseed(RandomStreams.Mix(1, (ulong)i));
            sum += _random.NextUInt64();
        }

        return sum;
    }
}
