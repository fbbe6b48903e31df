using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.VerticalAutoscaling;

/// <summary>
/// CPU usage of a container in the buckets of the VPA's recommender: the first 0.01 core wide, each next 5 % wider. A sample counts half for each
/// day that it is older than another (vertical-pod-autoscaler/pkg/recommender/util/decaying_histogram.go).
/// </summary>
public sealed class UsageHistogram
{
    private const double FirstBucket = 0.01;
    private const double Growth = 1.05;
    private const int Buckets = 176;

    // Constant since 1.3; before, the request in cores if that was more.
    private const double SampleWeight = 0.1;

    private static readonly double _halfLifeSeconds = TimeSpan.FromDays(1).TotalSeconds;

    private readonly double[] _weights = new double[Buckets];
    private SimTime _first;
    private SimTime _last;
    private long _samples;

    /// <summary>How much is known, in days: the time from the first sample to the last, or a sample a minute, whichever is less.</summary>
    public double ConfidenceDays => _samples == 0 ? 0 : Math.Min((_last - _first).TotalDays, _samples / (24.0 * 60));

    /// <summary>The bucket of a value.</summary>
    public static int BucketOf(double cores) =>
        cores < FirstBucket ? 0 : Math.Min((int)Math.Log((cores * (Growth - 1) / FirstBucket) + 1, Growth), Buckets - 1);

    /// <summary>Where a bucket begins, in cores.</summary>
    public static double StartOf(int bucket) => FirstBucket * (Math.Pow(Growth, bucket) - 1) / (Growth - 1);

    /// <summary>Adds the usage of one container over the minute before <paramref name="at"/>.</summary>
    public void Add(double cores, SimTime at)
    {
        if (_samples++ == 0)
            _first = at;
        _last = SimTime.Max(_last, at);
        _weights[BucketOf(cores)] += SampleWeight * Math.Pow(2, (at - SimTime.Zero).TotalSeconds / _halfLifeSeconds);
    }

    /// <summary>The end of the bucket where that share of the weight is reached, in cores; 0 without samples.</summary>
    public double Percentile(double share)
    {
        if (_samples == 0)
            return 0;
        var wanted = share * _weights.Sum();
        var sum = 0.0;
        var bucket = 0;
        for (; bucket < Buckets - 1; bucket++)
        {
            sum += _weights[bucket];
            if (sum >= wanted)
                break;
        }

        return StartOf(bucket < Buckets - 1 ? bucket + 1 : bucket);
    }
}
