namespace EShopSim.Traffic.Description;

/// <summary>How many iterations of a source may run at once, as k6's <c>preAllocatedVUs</c> and <c>maxVUs</c> say.</summary>
/// <param name="Allocated">Virtual users at the beginning.</param>
/// <param name="Most">Virtual users at most; each iteration that finds none free is dropped and brings one more, up to that.</param>
public sealed record UserLimit(int Allocated, int Most);
