using EShopSim.Engine;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>One kind of request.</summary>
internal sealed record OperationDeclaration(Distribution CpuSeconds, Distribution WaitSeconds, IReadOnlyList<IReadOnlyList<CallDeclaration>> Steps)
{
    internal int Parallelism { get; init; } = 1;
}
