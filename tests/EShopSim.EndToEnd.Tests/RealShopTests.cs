namespace EShopSim.EndToEnd.Tests;

public sealed class RealShopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. RealShop.All.Select(s => s.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_runs_over_its_own_manifests(string name)
    {
        var shop = RealShop.All.Single(s => s.Name == name);
        (await Tool.RunAsync("", [.. shop.Arguments(_folder.Of("out")), .. shop.Resume()])).ShouldExitWith(0);
        var workloads = Table.Read(Path.Combine(_folder.Of("out"), "workloads.csv"));
        var busiest = workloads.Where("name", shop.Busiest).Where(row => workloads.Number(row, "time_s") > 60).ToList();
        Assert.All(busiest, row => Assert.True(workloads.Number(row, "ready_replicas") >= 1));
        Assert.True(busiest.Average(row => workloads.Number(row, "requests_per_second")) > 5);
    }

    [Fact]
    public async Task Deployments_created_paused_have_no_pods_and_everything_fails()
    {
        var shop = RealShop.All.Single(s => s.Name == "eshop-on-containers");
        (await Tool.RunAsync("", shop.Arguments(_folder.Of("out")))).ShouldExitWith(1);
        var workloads = Table.Read(Path.Combine(_folder.Of("out"), "workloads.csv"));
        Assert.All(workloads.Where("name", shop.Busiest), row => Assert.Equal(0, workloads.Number(row, "replicas")));
        var operations = Table.Read(Path.Combine(_folder.Of("out"), "operations.csv"));
        Assert.All(operations.Rows, row => Assert.Equal(0, operations.Number(row, "completed_per_second")));
    }

    [Fact]
    public async Task Sock_shops_front_end_scales_out_at_once_and_user_three_minutes_later()
    {
        var shop = RealShop.All.Single(s => s.Name == "sock-shop");
        (await Tool.RunAsync("", shop.Arguments(_folder.Of("out")))).ShouldExitWith(0);
        var workloads = Table.Read(Path.Combine(_folder.Of("out"), "workloads.csv"));
        Assert.True(workloads.Where("name", "front-end").Max(row => workloads.Number(row, "ready_replicas")) > 1);
        var syncs = Table.Read(Path.Combine(_folder.Of("out"), "hpa.csv"));
        Assert.Equal(8, syncs.Rows.Select(row => syncs.Text(row, "name")).Distinct().Count());

        // Its readiness probe waits 180 s from container start.
        var pods = Table.Read(Path.Combine(_folder.Of("out"), "pods.csv"));
        var late = pods.Rows.Where(row => pods.Text(row, "name").StartsWith("user-", StringComparison.Ordinal)
            && pods.Number(row, "created_s") > 0 && pods.Text(row, "ready_s").Length > 0).ToList();
        Assert.NotEmpty(late);
        Assert.All(late, row => Assert.True(pods.Number(row, "ready_s") - pods.Number(row, "started_s") >= 180));
    }
}
