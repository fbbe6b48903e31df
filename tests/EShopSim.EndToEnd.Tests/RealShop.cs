namespace EShopSim.EndToEnd.Tests;

/// <summary>A public demo shop: which of its manifests are read and what must be changed in them.</summary>
/// <param name="Name">Of the scenario in <c>shops</c>.</param>
/// <param name="Manifests">Files and folders of the collected manifests.</param>
/// <param name="Busiest">The workload that serves its entry operations.</param>
internal sealed record RealShop(string Name, string[] Manifests, string Busiest)
{
    private const string EShop = "eshop-on-containers-raw/";

    public static IReadOnlyList<RealShop> All { get; } =
    [
        new("online-boutique", ["online-boutique/kubernetes-manifests.yaml", "online-boutique/hpa-baseline.fork.yaml"], "frontend"),
        new("sock-shop", ["sock-shop/complete-demo.yaml", "sock-shop/autoscaling"], "front-end") { Settings = ["hpa/cart.spec.scaleTargetRef.name=carts"] },
        new("robot-shop", ["robot-shop/descriptors", "robot-shop/autoscaling"], "web"),
        new(
            "eshop-on-containers",
            [EShop + "deployments.yaml", EShop + "services.yaml", EShop + "basket-data.yaml", EShop + "sql-data.yaml", EShop + "nosql-data.yaml", EShop + "keystore-data.yaml", EShop + "rabbitmq.yaml"],
            "webmvc") { Paused = ["basket", "catalog", "identity", "ordering", "webmvc", "webshoppingagg"] },
        new("aws-retail-store", ["aws-retail-store/base-application.rendered.yaml", "aws-retail-store/hpa-ui.yaml"], "ui"),
        new("teastore", ["teastore-service-demands/teastore.yml"], "teastore-webui"),
    ];

    /// <summary>Deployments that are created paused, so that they get no pods until they are resumed.</summary>
    public IReadOnlyList<string> Paused { get; init; } = [];

    /// <summary>What is wrong in the manifests, put right by <c>--set</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public List<string> Arguments(string folder)
    {
        List<string> arguments = ["run", Repository.Shop(Name), "--quiet", "--out", folder];
        foreach (var manifest in Manifests)
            arguments.AddRange(["--manifests", Repository.Shared("real/manifests/" + manifest)]);
        foreach (var setting in Settings)
            arguments.AddRange(["--set", setting]);
        return arguments;
    }

    public IEnumerable<string> Resume() => Paused.SelectMany(name => new[] { "--set", $"deployment/{name}.spec.paused=false" });

    public override string ToString() => Name;
}
