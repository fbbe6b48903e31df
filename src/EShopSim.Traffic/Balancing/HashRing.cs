using EShopSim.Engine;

namespace EShopSim.Traffic.Balancing;

/// <summary>Consistent hashing on a ring (Karger et al., 1997), as large as Envoy's RING_HASH makes it: at least 1024 points, as many for each pod.</summary>
internal sealed class HashRing
{
    private const int MinPoints = 1024;

    private readonly ulong[] _hashes;
    private readonly int[] _owners;

    /// <param name="hosts">What tells the pods apart, in any order.</param>
    public HashRing(ReadOnlySpan<int> hosts)
    {
        var perHost = hosts.Length == 0 ? 0 : (MinPoints + hosts.Length - 1) / hosts.Length;
        _hashes = new ulong[perHost * hosts.Length];
        _owners = new int[_hashes.Length];
        for (var i = 0; i < _hashes.Length; i++)
        {
            _owners[i] = i / perHost;
            _hashes[i] = RandomStreams.Mix((ulong)hosts[_owners[i]], (ulong)(i % perHost));
        }

        Array.Sort(_hashes, _owners);
    }

    public int Count => _owners.Length;

    /// <summary>Where the search for the owner of a hash begins; it goes on at the next point.</summary>
    public int Start(ulong hash)
    {
        var index = Array.BinarySearch(_hashes, hash);
        return index >= 0 ? index : ~index % _hashes.Length;
    }

    /// <summary>The position, among the pods given, of the owner of a point.</summary>
    public int Owner(int point) => _owners[point % _owners.Length];
}
