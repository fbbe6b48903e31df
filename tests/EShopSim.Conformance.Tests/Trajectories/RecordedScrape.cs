namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>What a scrape served: millicores of each pod, the oldest pod first.</summary>
internal sealed record RecordedScrape(double Seconds, IReadOnlyList<double> Millicores);
