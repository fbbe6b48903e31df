namespace EShopSim.Traffic.Balancing;

/// <summary>The pods to choose from, and what the caller knows of each.</summary>
/// <param name="places">Places of the pods in <paramref name="hosts"/>.</param>
/// <param name="hosts">By place.</param>
internal readonly ref struct EndpointView(ReadOnlySpan<int> places, ReadOnlySpan<HostState> hosts)
{
    private readonly ReadOnlySpan<int> _places = places;
    private readonly ReadOnlySpan<HostState> _hosts = hosts;

    public int Count => _places.Length;

    public ref readonly HostState this[int index] => ref _hosts[_places[index]];

    /// <summary>A stretch of the same pods.</summary>
    public EndpointView Slice(int start, int count) => new(_places.Slice(start, count), _hosts);

    public int Place(int index) => _places[index];
}
