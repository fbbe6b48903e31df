using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>How the peak goes when something is lost, until its pods are replaced.</summary>
/// <param name="Kind">A node or a zone.</param>
/// <param name="Event">Which; null where there is none to lose.</param>
/// <param name="Trial">The peak without it; null where there is none to lose.</param>
public sealed record LossOutcome(SurvivedLoss Kind, ScenarioEvent? Event, Trial? Trial);
