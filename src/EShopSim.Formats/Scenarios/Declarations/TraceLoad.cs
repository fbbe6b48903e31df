using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A recording in a CSV file, each rate multiplied.</summary>
internal sealed record TraceLoad(Located<string> Path, double Scale) : LoadDeclaration;
