using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests;

[Trait("Category", "Conformance")]
public sealed class QuantityConformanceTests
{
    [Fact]
    public void A_quantity_is_read_and_written_as_in_Kubernetes() =>
        ConformanceRun.Check("quantities", KubernetesVersion.V1_35, QuantityCase.Run);
}
