namespace EShopSim.Engine.Tests;

public class RandomStreamsTests
{
    [Theory]
    [InlineData(2026, 0, "arrivals/shoppers", 0x219329B5C7BA9B92)]
    [InlineData(2026, 1, "arrivals/shoppers", 0xDEAF7591B3FE2256)]
    [InlineData(2026, 0, "cpu/catalog.list", 0x36DF2A80F465AEDA)]
    [InlineData(1, 0, "arrivals/shoppers", 0x11359B5D78A33C2F)]
    public void The_first_draw_of_a_named_stream_never_changes(ulong seed, int replication, string name, ulong expected) =>
        Assert.Equal(expected, new RandomStreams(seed, replication).Get(name).NextUInt64());

    [Fact]
    public void A_name_means_one_stream_in_a_run()
    {
        var streams = new RandomStreams(1, 0);
        Assert.Same(streams.Get("a"), streams.Get("a"));
        Assert.NotSame(streams.Get("a"), streams.Get("b"));
    }

    [Fact]
    public void Drawing_from_one_stream_leaves_the_others_as_they_were()
    {
        var quiet = new RandomStreams(3, 0);
        var busy = new RandomStreams(3, 0);
        for (var i = 0; i < 1_000; i++)
            busy.Get("cpu").NextUInt64();
        Assert.Equal(quiet.Get("arrivals").NextUInt64(), busy.Get("arrivals").NextUInt64());
    }

    [Fact]
    public void Streams_of_other_names_replications_and_seeds_are_uncorrelated()
    {
        string[] names = ["a", "b", "ab", "ba", "arrivals/1", "arrivals/2"];
        var streams = new List<RandomStream>();
        for (var seed = 0UL; seed < 2; seed++)
        {
            for (var replication = 0; replication < 3; replication++)
                streams.AddRange(names.Select(new RandomStreams(seed, replication).Get));
        }

        const int draws = 4_000;
        var values = streams.ConvertAll(s => Enumerable.Range(0, draws).Select(_ => s.NextDouble() - 0.5).ToArray());
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                // 630 pairs: five standard deviations of a correlation of independent draws.
                var correlation = values[i].Zip(values[j], (a, b) => a * b).Sum() * 12 / draws;
                Assert.InRange(correlation, -5 / Math.Sqrt(draws), 5 / Math.Sqrt(draws));
            }
        }
    }

    [Fact]
    public void Mixing_tells_apart_small_words_and_their_order()
    {
        var seen = new SortedSet<ulong>();
        for (var a = 0UL; a < 200; a++)
        {
            for (var b = 0UL; b < 200; b++)
                Assert.True(seen.Add(RandomStreams.Mix(a, b)));
        }
    }

    [Fact]
    public void Mixing_flips_half_of_the_bits_when_one_bit_changes()
    {
        var flips = new Tally();
        for (var word = 0UL; word < 100; word++)
        {
            for (var bit = 0; bit < 64; bit++)
            {
                var mixed = RandomStreams.Mix(word, word);
                flips.Add(ulong.PopCount(mixed ^ RandomStreams.Mix(word ^ (1UL << bit), word)));
                flips.Add(ulong.PopCount(mixed ^ RandomStreams.Mix(word, word ^ (1UL << bit))));
            }
        }

        Assert.InRange(flips.Mean, 31.8, 32.2);
        Assert.InRange(flips.Minimum, 10, 32);
    }
}
