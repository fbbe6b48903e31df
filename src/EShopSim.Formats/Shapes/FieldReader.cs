namespace EShopSim.Formats.Shapes;

/// <summary>Reads a field's value; false where no value can be made of it.</summary>
internal delegate bool FieldReader(YamlNode node, ReadContext context, out object? value);
