using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.State;

/// <summary>The next version of a template: the same pods from a new image.</summary>
internal static class NewVersion
{
    /// <summary>The template with its application images tagged for that revision.</summary>
    public static PodTemplate Of(PodTemplate template, int revision) => template with
    {
        Containers = [.. template.Containers.Select(container => container with { Image = Tag(container.Image, revision) })],
    };

    private static string Tag(string image, int revision)
    {
        var mark = image.IndexOf(".rev", StringComparison.Ordinal);
        var original = mark < 0 ? image : image[..mark];
        return FormattableString.Invariant($"{original}.rev{revision}");
    }
}
