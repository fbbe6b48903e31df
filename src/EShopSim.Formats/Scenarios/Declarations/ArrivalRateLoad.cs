using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>k6's arrival-rate executors: linear ramps after a start time; nothing comes after the last.</summary>
internal sealed record ArrivalRateLoad(TimeSpan StartTime, double Start, IReadOnlyList<(TimeSpan Duration, double Target)> Stages, ArrivalLaw Law, UserLimit? Limit) : LoadDeclaration;
