namespace EShopSim.Formats.Manifests.Objects;

/// <summary>spec.scaleTargetRef of an HPA, before it is known whether such a workload exists.</summary>
internal sealed record HpaTarget(string Kind, string Name);
