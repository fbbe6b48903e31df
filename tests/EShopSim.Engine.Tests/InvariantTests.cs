namespace EShopSim.Engine.Tests;

public class InvariantTests
{
    [Fact]
    public void A_condition_that_holds_costs_no_message()
    {
        var evaluations = 0;
        string Describe() => $"evaluated {++evaluations} times";
        Invariant.Require(condition: true, $"replicas: {Describe()}");
        Assert.Equal(0, evaluations);

        var replicas = 3;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Invariant.Require(replicas > 0, $"{replicas} replicas");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_breach_says_what_was_broken()
    {
        var replicas = -1;
        var error = Assert.Throws<InvariantViolationException>(() => Invariant.Require(replicas >= 0, $"{replicas} replicas, {0.5:0.00} of {"web"}."));
        Assert.Equal("-1 replicas, 0.50 of web.", error.Message);
        Assert.Equal("Plain.", Assert.Throws<InvariantViolationException>(() => Invariant.Require(replicas >= 0, "Plain.")).Message);
    }

    [Fact]
    public void Whoever_runs_the_simulation_adds_how_to_see_the_breach_again()
    {
        var error = Assert.Throws<InvariantViolationException>(() => Invariant.Breach("Work was lost."));
        error.Seed = 2026;
        error.EventNumber = 17;
        error.Time = SimTime.FromSeconds(1.5);
        error.ReplayCommand = "eshopsim run shop --seed 2026";
        Assert.Equal("Work was lost. At 1.500s. Event 17. Seed 2026. Replay: eshopsim run shop --seed 2026", error.Message);
    }
}
