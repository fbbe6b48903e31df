namespace EShopSim.Formats;

/// <summary>A kind of object that has no part in the simulation.</summary>
/// <param name="ApiVersion">Its API version, as <c>batch/v1</c>.</param>
/// <param name="Kind">Its kind, as <c>Job</c>.</param>
/// <param name="Count">How many there were.</param>
public sealed record IgnoredKind(string ApiVersion, string Kind, int Count);
