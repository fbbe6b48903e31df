namespace EShopSim.Formats.Shapes;

/// <summary>A key of the user's own, with its place, and what stands under it.</summary>
internal readonly record struct Keyed<T>(YamlScalar Key, T Value)
{
    internal string Name => Key.Text;
}
