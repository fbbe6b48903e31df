using FsCheck.Xunit;

namespace EShopSim.Engine.Tests;

public class DigestTests
{
    [Fact]
    public void The_digest_of_a_sequence_never_changes_between_versions()
    {
        var digest = default(Digest);
        digest.Add(1UL);
        digest.Add(-2L);
        digest.Add(0.5);
        digest.Add("shop");
        Assert.Equal(0xC8AB388CAD8C2B3D, digest.Value);
    }

    [Property]
    public bool Changing_one_word_changes_the_digest(ulong[] words, int place, ulong change)
    {
        if (words.Length == 0 || change == 0)
            return true;
        var changed = (ulong[])words.Clone();
        changed[(uint)place % (uint)words.Length] ^= change;
        return Of(words) != Of(changed);
    }

    [Property]
    public bool Swapping_two_different_words_changes_the_digest(ulong a, ulong b) => a == b || Of([a, b]) != Of([b, a]);

    [Fact]
    public void Zeros_and_emptiness_are_told_apart()
    {
        Assert.NotEqual(Of([]), Of([0]));
        Assert.NotEqual(Of([0]), Of([0, 0]));
        var positive = default(Digest);
        positive.Add(0.0);
        var negative = default(Digest);
        negative.Add(-0.0);
        Assert.NotEqual(positive, negative);
    }

    [Fact]
    public void Texts_are_told_apart_by_their_borders()
    {
        var first = default(Digest);
        first.Add("ab");
        first.Add("c");
        var second = default(Digest);
        second.Add("a");
        second.Add("bc");
        Assert.True(first != second);
        Assert.False(first.Equals((object)second));
    }

    [Property]
    public bool Changing_one_of_three_words_added_together_changes_the_digest(ulong first, ulong second, ulong third, ulong change)
    {
        if (change == 0)
            return true;
        var digest = Of(first, second, third);
        return digest != Of(first ^ change, second, third) && digest != Of(first, second ^ change, third) && digest != Of(first, second, third ^ change);
    }

    private static ulong Of(ulong first, ulong second, ulong third)
    {
        var digest = default(Digest);
        digest.Add(first, second, third);
        return digest.Value;
    }

    private static ulong Of(ulong[] words)
    {
        var digest = default(Digest);
        foreach (var word in words)
            digest.Add(word);
        return digest.Value;
    }
}
