namespace EShopSim.EndToEnd.Tests;

/// <summary>A search over flash-sale's catalog, run once for all tests that look at what it leaves.</summary>
[CollectionDefinition(nameof(TunedSale))]
public sealed class TunedSale : IAsyncLifetime, ICollectionFixture<TunedSale>
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The search's command line; where its results go comes behind it.</summary>
    internal static IReadOnlyList<string> Search { get; } =
    [
        "tune", Repository.Scenario("flash-sale"), "--set", "duration=14m", "--set", "warmup=8m", "--hpa", "catalog", "--space", "min=4,8,12,16", "--space", "target=50,60",
        "--set", "objectives=[{operation: catalog.product, p95: 400ms}, {operation: catalog.product, errorRate: 1%}]", "--quiet",
    ];

    internal ToolResult Result { get; private set; } = new(-1, "", "");

    internal string Folder => _folder.Of("tuned");

    internal string Manifest => Path.Combine(Folder, "manifests", "catalog.yaml");

    internal string Patch => Path.Combine(Folder, "manifests", "catalog.patch.yaml");

    public async ValueTask InitializeAsync() => Result = await Tool.RunAsync([.. Search, "--out", Folder]);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
