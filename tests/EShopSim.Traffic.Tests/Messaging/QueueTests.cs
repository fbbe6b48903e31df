using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Messaging;

/// <summary>Work that nobody waits for: calls sent off, and messages in a queue; times in milliseconds.</summary>
public sealed class QueueTests
{
    private const double Exactly = 1e-9;

    [Fact]
    public void A_call_sent_off_is_not_waited_for_and_its_failure_does_not_matter()
    {
        var front = Module("front", Operation("front.page", cpuMs: 1, steps: [Step(Call("stock.item") with { IsAsync = true }), Step(Call("gone.away") with { IsAsync = true, Retries = 2 })]));
        var shop = new Shop([front, Module("stock", Operation("stock.item", waitMs: 10)), Module("gone", Operation("gone.away"))], [Silent("front.page")]);
        shop.RunPod("front");
        shop.RunPod("stock");
        shop.Send();
        Assert.Equal(1, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Totals.Completed);
        Assert.Equal(1, shop.Engine.Modules[1].InFlight);
        shop.RunUntil(11);
        Assert.Equal(1, shop.Engine.Modules[1].Completed);
        Assert.Equal(3, shop.Engine.Modules[2].Failed);
        Assert.Equal((0, 0), (shop.Engine.Plane.Calls.InUse, shop.Engine.Plane.Visits.InUse));
    }

    [Fact]
    public void A_call_sent_off_to_a_machine_that_dies_leaves_nothing_behind()
    {
        var front = Module("front", Operation("front.page", steps: Step(Call("stock.item") with { IsAsync = true })));
        var shop = new Shop([front, Module("stock", Operation("stock.item", waitMs: 10))], [Silent("front.page")]);
        shop.RunPod("front");
        var stock = shop.RunPod("stock");
        shop.Send();
        shop.At(5, () => shop.Engine.Stopped(stock, silently: true));
        Assert.Equal((0, 0), (shop.Engine.Plane.Calls.InUse, shop.Engine.Plane.Visits.InUse));
        shop.Send();
        Assert.Equal((0, 0), (shop.Engine.Plane.Calls.InUse, shop.Engine.Plane.Visits.InUse));
    }

    [Fact]
    public void Messages_are_handled_one_after_the_other_and_the_publisher_does_not_wait()
    {
        var shop = NewShop(new MessageQueue("placed", "logistics.ship"));
        shop.RunPod("logistics");
        for (var i = 0; i < 3; i++)
            shop.Send((ulong)i);
        Assert.Equal(1, shop.MillisecondsUntilFinished(3), Exactly);
        var queue = shop.Engine.Queues[0];
        shop.RunUntil(6);
        Assert.Equal((3, 2, 1), (queue.Offered, queue.Backlog, queue.InHand));
        Assert.Equal(0.005, queue.OldestSeconds, Exactly);
        shop.RunUntil(31);

        // Published at 1, handled at 11, 21 and 31.
        Assert.Equal((3, 0, 0), (queue.Consumed, queue.Backlog, queue.InHand));
        Assert.Equal(0.060, queue.ConsumedSojournSeconds, Exactly);
    }

    [Fact]
    public void Pods_take_as_many_as_they_may_and_new_pods_join_in()
    {
        var shop = NewShop(new MessageQueue("placed", "logistics.ship") { Concurrency = 2 });
        for (var i = 0; i < 6; i++)
            shop.Send((ulong)i);
        shop.RunUntil(50);
        Assert.Equal(6, shop.Engine.Queues[0].Backlog);
        var first = shop.RunPod("logistics");
        Assert.Equal((4, 2), (shop.Engine.Queues[0].Backlog, shop.Engine.Queues[0].InHand));
        shop.RunPod("logistics");
        Assert.Equal((2, 4), (shop.Engine.Queues[0].Backlog, shop.Engine.Queues[0].InHand));

        // One that terminates finishes what it has and takes no more; messages are no HTTP requests.
        shop.At(55, () => shop.Engine.Terminating(first));
        shop.RunUntil(61);
        Assert.Equal((4, 0, 2), (shop.Engine.Queues[0].Consumed, shop.Engine.Queues[0].Backlog, shop.Engine.Queues[0].InHand));
        Assert.True(shop.Engine.IsIdle(first));
        Assert.Equal(0, shop.Engine.RequestsReceived(first));
    }

    [Fact]
    public void A_full_queue_fails_the_operation_that_publishes()
    {
        var shop = NewShop(new MessageQueue("placed", "logistics.ship") { MaxLength = 2 });
        for (var i = 0; i < 3; i++)
            shop.Send((ulong)i);
        shop.RunUntil(10);
        Assert.Equal((2, 1), (shop.Engine.Totals.Completed, shop.Engine.Entries[0].Failures(FailureCause.MessageRejected)));
        Assert.Equal((3, 1, 2), (shop.Engine.Queues[0].Offered, shop.Engine.Queues[0].Rejected, shop.Engine.Queues[0].Backlog));
    }

    [Fact]
    public void A_message_whose_handling_fails_is_delivered_again_and_put_aside_in_the_end()
    {
        var ship = Operation("logistics.ship", cpuMs: 2, steps: Step(Call("gone.away")));
        var shop = new Shop(
            [Module("orders", Operation("orders.place", cpuMs: 1) with { Publishes = ["placed"] }), Module("logistics", ship), Module("gone", Operation("gone.away"))],
            [Silent("orders.place")],
            surroundings: new Surroundings { Queues = [new MessageQueue("placed", "logistics.ship") { Redeliveries = 2 }] });
        shop.RunPod("orders");
        shop.RunPod("logistics");
        shop.Send();
        shop.RunUntil(100);
        var queue = shop.Engine.Queues[0];
        Assert.Equal((0, 2, 1, 0), (queue.Consumed, queue.Redelivered, queue.DeadLettered, queue.InHand));
        Assert.Equal(3, shop.Engine.Modules[1].Failed);
        Assert.Equal(1, shop.Engine.Totals.Completed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_pod_had_in_hand_when_it_went_goes_to_another(bool silently)
    {
        var shop = NewShop(new MessageQueue("placed", "logistics.ship") { Redeliveries = 1 });
        var first = shop.RunPod("logistics");
        shop.Send();
        shop.At(5, () => shop.Engine.Stopped(first, silently));
        Assert.Equal((1, 1), (shop.Engine.Queues[0].Backlog, shop.Engine.Queues[0].Redelivered));
        shop.At(20, () => shop.RunPod("logistics"));
        shop.RunUntil(30);
        Assert.Equal(1, shop.Engine.Queues[0].Consumed);
    }

    [Fact]
    public void A_delivery_that_takes_too_long_counts_as_failed_and_its_work_goes_on()
    {
        var shop = NewShop(new MessageQueue("placed", "logistics.ship") { Timeout = TimeSpan.FromMilliseconds(4) });
        shop.RunPod("logistics");
        shop.Send();
        shop.RunUntil(6);
        Assert.Equal((1, 0), (shop.Engine.Queues[0].DeadLettered, shop.Engine.Queues[0].InHand));
        shop.RunUntil(20);
        Assert.Equal(1, shop.Engine.Modules[1].Completed);
    }

    [Fact]
    public void Messages_in_a_circle_are_refused()
    {
        var ship = Operation("logistics.ship") with { Publishes = ["placed"] };
        Assert.Throws<ArgumentException>(() => new Shop(
            [Module("logistics", ship)], [Silent("logistics.ship")], surroundings: new Surroundings { Queues = [new MessageQueue("placed", "logistics.ship")] }));
    }

    private static Shop NewShop(MessageQueue queue)
    {
        var shop = new Shop(
            [Module("orders", Operation("orders.place", cpuMs: 1) with { Publishes = ["placed"] }), Module("logistics", Operation("logistics.ship", waitMs: 10))],
            [Silent("orders.place")],
            surroundings: new Surroundings { Queues = [queue] });
        shop.RunPod("orders");
        return shop;
    }
}
