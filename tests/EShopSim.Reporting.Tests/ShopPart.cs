using EShopSim.Cluster.Api;

namespace EShopSim.Reporting.Tests;

/// <summary>One workload of the synthetic shop.</summary>
internal sealed record ShopPart(string Name, string Operation, double Share, double CpuMs, double BaseMs, int Minimum, int Maximum, int TargetPercent)
{
    public const double RequestMillicores = 500;

    public WorkloadRef Ref => new(WorkloadKind.Deployment, "shop", Name);

    public bool HasHpa => TargetPercent > 0;

    public static ShopPart[] All { get; } =
    [
        new("catalog", "catalog.product", 0.70, 6, 14, 4, 40, 60),
        new("cart", "cart.add", 0.20, 9, 22, 2, 20, 60),
        new("orders", "orders.place", 0.10, 14, 48, 2, 16, 70),
        new("inventory", "", 0.56, 3, 5, 3, 24, 60),
        new("payments", "", 0.10, 5, 120, 4, 4, 0),
    ];
}
