using EShopSim.Engine;

namespace EShopSim.Traffic.Balancing;

/// <summary>Consistent hashing by a table (Eisenbud et al., Maglev, NSDI 2016): shares are equal within one entry of 65,537.</summary>
internal sealed class MaglevTable
{
    public const int Size = 65537;

    private readonly int[] _owners = new int[Size];

    /// <param name="hosts">What tells the pods apart; at least one.</param>
    public MaglevTable(ReadOnlySpan<int> hosts)
    {
        Array.Fill(_owners, -1);
        var next = new long[hosts.Length];
        var skip = new long[hosts.Length];
        for (var i = 0; i < hosts.Length; i++)
        {
            next[i] = (long)(RandomStreams.Mix((ulong)hosts[i], 0) % Size);
            skip[i] = (long)(RandomStreams.Mix((ulong)hosts[i], 1) % (Size - 1)) + 1;
        }

        for (var filled = 0; filled < Size; filled++)
        {
            // Each pod in turn takes the next free entry of its own permutation.
            var host = filled % hosts.Length;
            while (_owners[next[host]] >= 0)
                next[host] = (next[host] + skip[host]) % Size;
            _owners[next[host]] = host;
        }
    }

    /// <summary>The position, among the pods given, of the owner of an entry.</summary>
    public int Owner(int entry) => _owners[entry % Size];

    public static int Start(ulong hash) => (int)(hash % Size);
}
