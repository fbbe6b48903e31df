using EShopSim.Formats.Shapes;
using EShopSim.Simulation;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>Bounds that must hold, for one entry operation or all together, over the run or a part of it.</summary>
internal sealed record ObjectiveDeclaration(Located<string>? Operation, IReadOnlyList<(ObjectiveMeasure Measure, double Limit)> Bounds, Located<TimeSpan>? From, Located<TimeSpan>? To);
