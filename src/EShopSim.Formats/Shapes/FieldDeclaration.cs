using System.Text.Json.Nodes;

namespace EShopSim.Formats.Shapes;

/// <summary>How one field of an object is read and described.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Doc">What it is, for people.</param>
/// <param name="Default">The value it has where it is absent or cannot be read.</param>
/// <param name="IsEssential">Whether nothing can be made of the object without it.</param>
/// <param name="Read">Reads it; answers false where no value can be made of it.</param>
/// <param name="Describe">Its JSON Schema.</param>
internal sealed record FieldDeclaration(
    string Name,
    bool Required,
    string Doc,
    object? Default,
    bool IsEssential,
    FieldReader Read,
    Func<SchemaDefinitions, JsonObject> Describe);
