namespace EShopSim.Engine.Tests;

public class RandomStreamTests
{
    // From the published xoshiro256** and SplitMix64 algorithms, worked out in a few lines of Python of their own.
    [Fact]
    public void The_bits_for_a_key_never_change()
    {
        var random = new RandomStream(2026);
        ulong[] first = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];
        Assert.Equal(PinnedBits, first);
    }

    private static readonly ulong[] PinnedBits =
    [
        0x92E011592E98AE15, 0x489F37946D6D18D8, 0xD0009E279D9CDEDA, 0xE4C7DCA786D56702,
    ];

    [Fact]
    public void Reseeding_begins_the_same_sequence_again_without_allocating()
    {
        var random = new RandomStream(1);
        var first = random.NextUInt64();
        random.Reseed(99);
        Assert.NotEqual(first, random.NextUInt64());
        var before = GC.GetAllocatedBytesForCurrentThread();
        random.Reseed(1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, random.NextUInt64());
    }

    [Fact]
    public void Every_way_of_drawing_goes_through_the_stream()
    {
        var bytes = new byte[3];
        Action<Random>[] draws =
        [
            r => r.Next(), r => r.Next(5), r => r.Next(2, 9), r => r.NextInt64(), r => r.NextInt64(7), r => r.NextInt64(-3, 7),
            r => r.NextDouble(), r => r.NextSingle(), r => r.NextBytes(bytes), r => r.NextBytes(bytes.AsSpan()),
        ];
        foreach (var draw in draws)
        {
            var (used, fresh) = (new RandomStream(4), new RandomStream(4));
            draw(used);
            Assert.NotEqual(fresh.NextUInt64(), used.NextUInt64());
        }
    }

    [Fact]
    public void Whole_numbers_stay_within_their_bounds_and_reach_them()
    {
        var random = new RandomStream(5);
        var seen = new SortedSet<long>();
        for (var i = 0; i < 10_000; i++)
        {
            seen.Add(random.Next(-2, 3));
            Assert.InRange(random.Next(7), 0, 6);
            Assert.InRange(random.NextIndex(3), 0, 2);
            Assert.InRange(random.NextInt64(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue - 1);
            Assert.InRange(random.Next(int.MinValue, int.MaxValue), int.MinValue, int.MaxValue - 1);
            Assert.InRange(random.NextSingle(), 0f, 0.99999994f);
        }

        Assert.Equal([-2, -1, 0, 1, 2], seen);
        Assert.Equal(0, random.Next(0));
        Assert.Equal(4, random.Next(4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextIndex(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt64(-1));
    }

    [Fact]
    public void Indexes_are_uniform()
    {
        const int count = 6;
        const int draws = 600_000;
        var random = new RandomStream(6);
        var counts = new int[count];
        for (var i = 0; i < draws; i++)
            counts[random.NextIndex(count)]++;
        var expected = (double)draws / count;
        var chiSquared = counts.Sum(n => (n - expected) * (n - expected) / expected);
        Assert.True(chiSquared < 20.5, $"chi-squared with 5 degrees of freedom is {chiSquared}, the 0.1 % point is 20.5");
    }

    [Fact]
    public void Uniform_draws_have_the_moments_of_the_uniform_law()
    {
        var random = new RandomStream(8);
        var tally = new Tally();
        for (var i = 0; i < 1_000_000; i++)
            tally.Add(random.NextDouble());
        Assert.InRange(tally.Mean, 0.5 - 0.0012, 0.5 + 0.0012);
        Assert.InRange(tally.Variance, (1 / 12.0) - 0.0004, (1 / 12.0) + 0.0004);
        Assert.True(tally is { Minimum: >= 0, Maximum: < 1 });
    }
}
