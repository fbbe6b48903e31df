namespace EShopSim.Formats.Shapes;

/// <summary>A declared field; <see cref="FieldValues"/> answers with its value.</summary>
internal sealed record Field<T>(int Slot, string Name);
