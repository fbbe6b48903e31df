using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>When a trigger ends, and what is a recovery from it.</summary>
internal sealed record RecoveryDeclaration(Located<TimeSpan> EndsAt, Located<string>? Trigger, Located<TimeSpan>? Watch, double? P99Seconds, double? ErrorRate);
