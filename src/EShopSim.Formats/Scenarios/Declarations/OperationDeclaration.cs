using EShopSim.Engine;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>One kind of request.</summary>
internal sealed record OperationDeclaration(Distribution CpuSeconds, Distribution WaitSeconds, IReadOnlyList<IReadOnlyList<CallDeclaration>> Steps)
{
    internal int Parallelism { get; init; } = 1;

    internal IReadOnlyList<Located<string>> Publishes { get; init; } = [];
}
