using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A recording in a CSV file: each rate multiplied, played faster, and repeated if wished.</summary>
internal sealed record TraceLoad(Located<string> Path, double Scale, double Speed, bool Tile, TraceColumns Columns) : LoadDeclaration;
