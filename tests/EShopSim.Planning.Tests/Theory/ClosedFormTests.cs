using EShopSim.Planning.Theory;

namespace EShopSim.Planning.Tests.Theory;

/// <summary>The closed forms against tabulated values, against one another, and against laws that hold among them.</summary>
public sealed class ClosedFormTests
{
    [Theory]
    [InlineData(1, 1.0, 0.5)]
    [InlineData(5, 4.0, 0.19907)]
    [InlineData(10, 5.0, 0.01838)]
    public void Erlang_B_is_as_tabulated(int servers, double offered, double loss) =>
        Assert.Equal(loss, Erlang.Loss(servers, offered), 5);

    [Fact]
    public void Erlang_C_is_the_load_for_one_server_and_sure_beyond_capacity()
    {
        Assert.Equal(0.7, Erlang.Waiting(1, 0.7), 12);
        Assert.Equal(1, Erlang.Waiting(3, 3));
        Assert.Equal(1, Erlang.Waiting(3, 7));
    }

    [Fact]
    public void One_server_of_many_is_the_single_server()
    {
        var many = new MultiServerQueue(1, 70, 0.01);
        var single = new SingleServerQueue(70, 0.01, ServiceCv: 1);

        Assert.Equal(single.MeanSojournSeconds, many.MeanSojournSeconds, 12);
        Assert.Equal(Math.Exp(-30 * 0.05), many.SojournTail(0.05), 12);
        Assert.Equal(-Math.Log(0.01) / 30, many.SojournQuantileSeconds(0.99), 9);
    }

    [Fact]
    public void M_M_10_at_nine_tenths_has_its_known_mean_and_percentile()
    {
        var queue = new MultiServerQueue(10, 9, 1);

        Assert.Equal(1.66873, queue.MeanSojournSeconds, 5);
        Assert.Equal(6.2499, queue.SojournQuantileSeconds(0.99), 4);
        Assert.Equal(0.05, queue.WaitTail(queue.WaitQuantileSeconds(0.95)), 12);
        Assert.Equal(0, queue.WaitQuantileSeconds(0.1));
    }

    // Where the queue drains as fast as one server serves, the tail has another form; it must join on smoothly.
    [Fact]
    public void The_tail_is_continuous_where_both_rates_meet()
    {
        var at = new MultiServerQueue(3, 2, 1).SojournTail(1.5);
        var beside = new MultiServerQueue(3, 2 - 1e-7, 1).SojournTail(1.5);

        Assert.Equal(at, beside, 6);
    }

    [Fact]
    public void Without_waiting_room_a_finite_queue_loses_as_Erlang_B()
    {
        var queue = new FiniteQueue(5, 5, 400, 0.01);

        Assert.Equal(Erlang.Loss(5, 4), queue.LossProbability, 12);
        Assert.Equal(0.01, queue.MeanSojournSeconds, 12);
    }

    [Fact]
    public void With_a_large_waiting_room_a_finite_queue_is_as_an_endless_one() =>
        Assert.Equal(new MultiServerQueue(3, 2.4, 1).MeanSojournSeconds, new FiniteQueue(3, 2000, 2.4, 1).MeanSojournSeconds, 9);

    [Fact]
    public void Overload_fills_a_finite_queue_and_serves_at_capacity()
    {
        var queue = new FiniteQueue(2, 5000, 3000, 0.001);

        Assert.Equal(1.0 / 3, queue.LossProbability, 9);
        Assert.Equal(2000, queue.ThroughputPerSecond, 6);
    }

    [Fact]
    public void Constant_service_waits_half_as_long_as_exponential() =>
        Assert.Equal(new SingleServerQueue(80, 0.01, 1).MeanWaitSeconds / 2, new SingleServerQueue(80, 0.01, 0).MeanWaitSeconds, 12);

    // Kleinrock's conservation law: what one class gains the others lose.
    [Fact]
    public void Priorities_move_waiting_from_one_class_to_another()
    {
        SingleServerQueue[] classes = [new(20, 0.01, 1), new(30, 0.012, 0.5), new(10, 0.02, 2)];

        var waits = PriorityQueues.MeanWaitsSeconds(classes);

        var load = classes.Sum(c => c.Load);
        var residual = classes.Sum(c => c.ArrivalsPerSecond * c.MeanServiceSeconds * c.MeanServiceSeconds * (1 + (c.ServiceCv * c.ServiceCv)) / 2);
        Assert.Equal(load * residual / (1 - load), classes.Zip(waits, (c, w) => c.Load * w).Sum(), 12);
        Assert.True(waits[0] < waits[1] && waits[1] < waits[2]);
    }

    [Fact]
    public void Customers_who_come_again_add_to_the_flow()
    {
        var network = new OpenNetwork([new NetworkStation(1, 0.01, 50), new NetworkStation(2, 0.02, 0)], new[,] { { 0, 1.0 }, { 0.2, 0 } });

        Assert.Equal(62.5, network.Stations[0].ArrivalsPerSecond, 9);
        Assert.Equal(62.5, network.Stations[1].ArrivalsPerSecond, 9);
        Assert.Equal(network.MeanInSystem / 50, network.MeanSojournSeconds, 12);
    }

    [Fact]
    public void A_network_that_nobody_leaves_is_none() =>
        Assert.Throws<ArgumentException>(() => new OpenNetwork([new NetworkStation(1, 0.01, 50)], new[,] { { 1.0 } }));

    [Theory, InlineData(3.5, 0.2), InlineData(50, 0.5), InlineData(400, 0.05)]
    public void The_least_servers_are_enough_and_one_less_is_not(double offered, double waiting)
    {
        var servers = Staffing.LeastServers(offered, waiting);

        Assert.True(Erlang.Waiting(servers, offered) <= waiting);
        Assert.True(Erlang.Waiting(servers - 1, offered) > waiting);
        Assert.InRange(Staffing.SquareRootServers(offered, waiting), servers - 1.5, servers + 0.5);
    }

    [Fact]
    public void Half_of_the_customers_wait_at_Halfin_and_Whitts_factor() => Assert.Equal(0.5061, Staffing.SafetyFactor(0.5), 3);

    [Fact]
    public void Balanced_stations_share_out_their_customers()
    {
        var network = new ClosedNetwork([new ClosedStation(1, 1), new ClosedStation(1, 1)], users: 2, thinkSeconds: 0);

        Assert.Equal(2.0 / 3, network.ThroughputPerSecond, 12);
        Assert.Equal([1.0, 1.0], network.MeanInStation.Select(n => Math.Round(n, 12)));
    }

    // Machine repair as a birth-death chain, solved on its own.
    [Theory, InlineData(1, 8), InlineData(3, 20)]
    public void Machine_repair_is_the_closed_network_of_one_station(int repairers, int machines)
    {
        const double Demand = 0.05;
        const double Think = 0.4;
        var weights = new double[machines + 1];
        weights[0] = 1;
        for (var n = 1; n <= machines; n++)
            weights[n] = weights[n - 1] * (machines - n + 1) / Think * Demand / Math.Min(n, repairers);
        var throughput = weights.Select((w, n) => w * Math.Min(n, repairers) / Demand).Sum() / weights.Sum();

        var network = new ClosedNetwork([new ClosedStation(repairers, Demand)], machines, Think);

        Assert.Equal(throughput, network.ThroughputPerSecond, 9);
        Assert.Equal((machines / throughput) - Think, network.MeanResponseSeconds, 9);
    }
}
