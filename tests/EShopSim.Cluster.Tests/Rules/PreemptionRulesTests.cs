using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class PreemptionRulesTests
{
    [Fact]
    public void A_tenth_of_the_nodes_is_tried_but_a_hundred_at_least() =>
        Assert.Equal([3, 100, 100, 500], new[] { 3, 100, 1000, 5000 }.Select(PreemptionRules.CandidatesToFind));

    [Fact]
    public void Higher_priority_is_spared_first_and_then_who_has_run_longer()
    {
        var victims = new List<PreemptionVictim> { Victim(1, 10), Victim(5, 20), Victim(5, 10), Victim(1, 5) };

        victims.Sort(PreemptionRules.CompareImportance);

        Assert.Equal([(5, 10.0), (5, 20.0), (1, 5.0), (1, 10.0)], victims.Select(victim => (victim.Priority, victim.StartTime.TotalSeconds)));
    }

    [Fact]
    public void Who_comes_after_the_last_allowed_disruption_violates_its_budget()
    {
        var victims = new[] { Victim(5, 0, 0), Victim(4, 0, 0, 1), Victim(3, 0, 1), Victim(2, 0) };

        Assert.Equal([false, true, false, false], PreemptionRules.ViolateBudgets(victims, [1, 2]));
        Assert.Equal([true, true, true, false], PreemptionRules.ViolateBudgets(victims, [0, 0]));
    }

    [Fact]
    public void The_node_is_chosen_criterion_by_criterion()
    {
        var violating = Place(1, Victim(1, 0));
        var important = Place(0, Victim(9, 0));
        var heavy = Place(0, Victim(5, 0), Victim(4, 0));
        var light = Place(0, Victim(5, 0), Victim(3, 0));
        var early = Place(0, Victim(5, 10));
        var late = Place(0, Victim(5, 20));

        Assert.Equal(1, PreemptionRules.Choose([violating, important]));
        Assert.Equal(1, PreemptionRules.Choose([important, heavy]));
        Assert.Equal(1, PreemptionRules.Choose([heavy, light]));
        Assert.Equal(1, PreemptionRules.Choose([light, early]));
        Assert.Equal(1, PreemptionRules.Choose([early, late]));
        Assert.Equal(0, PreemptionRules.Choose([late, late]));
        Assert.Equal(-1, PreemptionRules.Choose([]));
    }

    [Fact]
    public void More_victims_of_negative_priority_are_not_cheaper() =>
        Assert.Equal(1, PreemptionRules.Choose([Place(0, Victim(-5, 0), Victim(-5, 0)), Place(0, Victim(-5, 0))]));

    private static PreemptionVictim Victim(int priority, double startSeconds, params int[] budgets) =>
        new(priority, SimTime.FromSeconds(startSeconds), budgets);

    private static PreemptionCandidate Place(int violations, params PreemptionVictim[] victims) => new(victims, violations);
}
