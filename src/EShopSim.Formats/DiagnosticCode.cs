namespace EShopSim.Formats;

/// <summary>A kind of finding.</summary>
/// <param name="Id">Its number, as <c>ESH0012</c>; never used again for something else.</param>
/// <param name="Severity">How much it normally weighs.</param>
/// <param name="Meaning">What it means, in one line.</param>
public sealed record DiagnosticCode(string Id, Severity Severity, string Meaning);
