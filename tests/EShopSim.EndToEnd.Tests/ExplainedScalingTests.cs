namespace EShopSim.EndToEnd.Tests;

public sealed class ExplainedScalingTests(ShippedRuns runs)
{
    [Fact]
    public async Task Every_change_of_replicas_in_the_flash_sale_is_explained()
    {
        var hpa = (await runs.Of("flash-sale")).Table("hpa");
        var changes = hpa.Rows.Where(row => hpa.Number(row, "desired_replicas") != hpa.Number(row, "current_replicas")).ToList();
        Assert.True(changes.Count > 10);
        Assert.All(changes, row =>
        {
            Assert.NotEmpty(hpa.Text(row, "metric"));
            Assert.NotEmpty(hpa.Text(row, "current_value"));
            Assert.NotEmpty(hpa.Text(row, "proposal_replicas"));
            Assert.NotEmpty(hpa.Text(row, "reason"));
            Assert.NotEmpty(hpa.Text(row, "message"));

            // What is written lies between what was and what the stabilized proposal asks for: rate limits only slow down.
            var wanted = hpa.Number(row, "stabilized_replicas") - hpa.Number(row, "current_replicas");
            var done = hpa.Number(row, "desired_replicas") - hpa.Number(row, "current_replicas");
            Assert.Equal(Math.Sign(wanted), Math.Sign(done));
            Assert.InRange(Math.Abs(done), 1, Math.Abs(wanted));
        });
    }

    [Theory]
    [InlineData("flash-sale")]
    [InlineData("rolling-update")]
    [InlineData("getting-started")]
    public async Task Desired_replicas_change_only_when_an_HPA_says_so(string name)
    {
        var run = await runs.Of(name);
        var (hpa, workloads) = (run.Table("hpa"), run.Table("workloads"));
        foreach (var workload in workloads.Rows.Select(row => workloads.Text(row, "name")).Distinct(StringComparer.Ordinal))
        {
            var decisions = hpa.Where("name", workload).Select(row => (At: hpa.Number(row, "time_s"), Desired: hpa.Number(row, "desired_replicas"))).ToList();
            Assert.NotEmpty(decisions);
            var before = hpa.Number(hpa.Where("name", workload).First(), "current_replicas");
            foreach (var row in workloads.Where("name", workload))
            {
                var time = workloads.Number(row, "time_s");
                var decided = decisions.LastOrDefault(d => d.At <= time, (0, before)).Desired;
                Assert.True(workloads.Number(row, "desired_replicas") == decided, $"{workload} at {time}: {workloads.Text(row, "desired_replicas")} instead of {decided}");
            }
        }
    }

    [Fact]
    public async Task After_the_sale_nothing_shrinks_for_five_minutes()
    {
        var hpa = (await runs.Of("flash-sale")).Table("hpa");
        var rows = hpa.Where("name", "catalog").ToList();
        var peak = rows.Max(row => hpa.Number(row, "desired_replicas"));
        var lastHigh = rows.Where(row => hpa.Text(row, "proposal_replicas").Length > 0 && hpa.Number(row, "proposal_replicas") >= peak).Max(row => hpa.Number(row, "time_s"));
        var firstDown = rows.First(row => hpa.Number(row, "time_s") > lastHigh && hpa.Number(row, "desired_replicas") < peak);
        Assert.True(hpa.Number(firstDown, "time_s") - lastHigh >= 300 - 15);
        Assert.Contains(rows, row => hpa.Text(row, "reason") == "ScaleDownStabilized");
    }
}
