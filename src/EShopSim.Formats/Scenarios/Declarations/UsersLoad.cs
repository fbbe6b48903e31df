using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>k6's executors of virtual users.</summary>
internal sealed record UsersLoad(UserCurve Curve) : LoadDeclaration;
