namespace EShopSim.Reporting.Story;

/// <summary>Something that happened.</summary>
/// <param name="Seconds">When it began.</param>
/// <param name="Text">What, in a sentence.</param>
/// <param name="Weight">What is left out last where there is too much to tell; infinite for what must be told.</param>
internal sealed record TimelineEntry(double Seconds, string Text, double Weight);
