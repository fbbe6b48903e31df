using EShopSim.Planning.Sizing;

namespace EShopSim.Planning.Tests.Sizing;

/// <summary>The search against rules whose answer is known, without a simulation.</summary>
public sealed class ReplicaSearchTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 3, 12)]
    [InlineData(40, 1, 90)]
    public void It_finds_the_least_of_each_when_each_counts_for_itself(int first, int second, int third)
    {
        var tried = 0;
        int[] needed = [first, second, third];
        var search = new ReplicaSearch(p => { tried++; return p.Replicas.Zip(needed).All(r => r.First >= r.Second); }, [2, 0, 1], 1000);

        var raised = search.Raise(new Provision([5, 5, 5], []), (p, _) => p);
        var found = search.Lower(raised!);

        Assert.Equal(needed, found.Replicas);
        Assert.InRange(tried, 1, 60);
    }

    [Fact]
    public void Where_modules_stand_in_for_each_other_none_can_spare_one()
    {
        static bool Meets(Provision p) => (3.0 / p.Replicas[0]) + (5.0 / p.Replicas[1]) <= 1;
        var search = new ReplicaSearch(Meets, [1, 0], 1000);

        var found = search.Lower(search.Raise(new Provision([2, 2], []), (p, _) => p)!);

        Assert.True(Meets(found));
        Assert.False(Meets(found.With(0, found.Replicas[0] - 1)));
        Assert.False(Meets(found.With(1, found.Replicas[1] - 1)));
    }

    [Fact]
    public void What_no_number_of_replicas_meets_is_given_up() =>
        Assert.Null(new ReplicaSearch(_ => false, [0], 1000).Raise(new Provision([1], []), (p, _) => p));

    [Fact]
    public void A_growing_plan_gets_its_nodes_anew()
    {
        var search = new ReplicaSearch(p => p.Replicas[0] >= 9, [0], 1000);

        var raised = search.Raise(new Provision([8], [1]), (p, _) => p with { Nodes = [p.Replicas[0] * 2] });

        Assert.Equal(10, raised!.Replicas[0]);
        Assert.Equal([20], raised.Nodes);
    }
}
