using System.Diagnostics.CodeAnalysis;

namespace EShopSim.Formats.Shapes;

/// <summary>Reads a scalar; <paramref name="wayOut"/> adds to the message what would help, or nothing.</summary>
internal delegate ScalarVerdict ScalarParser<T>(YamlScalar scalar, [MaybeNull] out T value, out string wayOut);
