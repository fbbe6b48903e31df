namespace EShopSim.Cluster.ReplicaSets;

/// <summary>The random-looking ends of pod names (apimachinery/pkg/util/rand), made from a counter: no two alike, no draw.</summary>
internal static class PodNames
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const int Length = 5;

    // 27^5 names; a multiplier without the factor 3 visits them all before one comes again.
    private const long Names = 27L * 27 * 27 * 27 * 27;
    private const long Stride = 8_765_431;
    private const long First = 5_550_123;

    /// <summary>The end of the name of pod number <paramref name="number"/> of its owner.</summary>
    public static string Suffix(int number)
    {
        var value = (First + (number * Stride)) % Names;
        Span<char> text = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            text[i] = Alphabet[(int)(value % Alphabet.Length)];
            value /= Alphabet.Length;
        }

        return text.ToString();
    }
}
