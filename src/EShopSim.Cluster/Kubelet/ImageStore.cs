using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>The images on one node; pulls run one after the other (kubelet's serializeImagePulls).</summary>
internal sealed class ImageStore
{
    private readonly Dictionary<string, SimTime> _availableAt = new(StringComparer.Ordinal);
    private SimTime _pullerFreeAt = new(long.MinValue);

    /// <summary>Whether the image is there, or on its way.</summary>
    public bool Knows(string image) => _availableAt.ContainsKey(image);

    /// <summary>When an image that is known is there.</summary>
    public SimTime AvailableAt(string image) => _availableAt[image];

    /// <summary>Puts an image there without a pull.</summary>
    public void Preload(string image, SimTime at) => _availableAt.TryAdd(image, at);

    /// <summary>Pulls an image once the pulls before it are done.</summary>
    /// <returns>When it is there.</returns>
    public SimTime Pull(string image, SimTime now, TimeSpan duration)
    {
        _availableAt[image] = Occupy(now, duration);
        return _pullerFreeAt;
    }

    /// <summary>Asks the registry about an image once the pulls before are done.</summary>
    /// <returns>When the answer is there.</returns>
    public SimTime Occupy(SimTime now, TimeSpan duration)
    {
        _pullerFreeAt = SimTime.Max(now, _pullerFreeAt) + duration;
        return _pullerFreeAt;
    }
}
