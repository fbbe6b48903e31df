namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>How often a controller may ask the API.</summary>
internal sealed record ControllerClientDeclaration(double RequestsPerSecond, int Burst);
