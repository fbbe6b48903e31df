using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace EShopSim.Formats.Shapes;

/// <summary>The form of a value: how it is read, and how a JSON Schema describes it.</summary>
/// <typeparam name="T">What it is read into.</typeparam>
internal abstract class Shape<T>
{
    /// <summary>Reads a node that is not null; reports what is wrong and answers false where no value can be made of it.</summary>
    internal abstract bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out T value);

    /// <summary>The JSON Schema of this form.</summary>
    internal abstract JsonObject Describe(SchemaDefinitions definitions);
}
