using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;
using EShopSim.Traffic.Requests;
using Index = EShopSim.Traffic.Requests.Index;

namespace EShopSim.Traffic.Messaging;

/// <summary>One queue: keeps messages until a consumer has a hand free, and again when a delivery fails.</summary>
/// <remarks>First in, first out; a message whose delivery failed goes to the end. It costs nothing per consumer however many there are.</remarks>
internal sealed class MessageBroker
{
    private readonly DataPlane _plane;
    private readonly MessageQueue _queue;
    private readonly int _delivery;
    private readonly LittleTally _tally;
    private readonly Pool<Message> _messages = new();
    private readonly List<Consumer> _consumers = [];
    private readonly FreeHands _hands = new();
    private int _first = Index.None;
    private int _last = Index.None;

    /// <param name="plane">The data plane.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="delivery">Index in the call graph of its deliveries.</param>
    public MessageBroker(DataPlane plane, MessageQueue queue, int delivery)
    {
        _plane = plane;
        _queue = queue;
        _delivery = delivery;
        _tally = new LittleTally(plane.Simulator);
        Meter = new QueueMeter(queue.Name, queue.Consumer)
        {
            OldestTicks = () => _first == Index.None ? 0 : plane.Simulator.Now.Ticks - _messages[_first].PublishedTicks,
        };
    }

    public QueueMeter Meter { get; }

    /// <summary>Takes a message; false when the queue is full.</summary>
    public bool TryPublish(ulong key, byte rank)
    {
        Meter.Offered++;
        if (Meter.Backlog >= _queue.MaxLength)
        {
            Meter.Rejected++;
            return false;
        }

        var index = _messages.Take();
        _messages[index] = new Message { Key = key, PublishedTicks = _plane.Simulator.Now.Ticks, Rank = rank };
        _tally.Enter();
        Append(index);
        DeliverAll();
        return true;
    }

    /// <summary>A pod takes messages from now on.</summary>
    public void Join(PodServer pod)
    {
        if (_consumers.Exists(consumer => consumer.Pod == pod && !consumer.IsGone))
            return;
        _consumers.Add(new Consumer(pod));
        for (var i = 0; i < _queue.Concurrency; i++)
            _hands.Add(_consumers.Count - 1);
        DeliverAll();
        _plane.Settle();
    }

    /// <summary>A pod takes no more messages; what it has in hand it finishes.</summary>
    public void Leave(PodServer pod)
    {
        foreach (var consumer in _consumers)
            consumer.IsGone |= consumer.Pod == pod;
    }

    /// <summary>A delivery has ended.</summary>
    public void Ended(int index, bool isHandled)
    {
        ref var message = ref _messages[index];
        Meter.InHand--;
        if (!_consumers[message.Consumer].IsGone)
            _hands.Add(message.Consumer);
        if (isHandled)
        {
            Meter.Consumed++;
            Meter.ConsumedSojournSeconds += (_plane.Simulator.Now.Ticks - message.PublishedTicks) / (double)TimeSpan.TicksPerSecond;
            Free(index);
        }
        else if (++message.Failures > _queue.Redeliveries)
        {
            Meter.DeadLettered++;
            Free(index);
        }
        else
        {
            Meter.Redelivered++;
            Append(index);
        }

        DeliverAll();
    }

    public void Check()
    {
        _tally.Check(_queue.Name);
        var inside = Meter.Backlog + Meter.InHand;
        Invariant.Require(
            Meter.Offered == Meter.Rejected + Meter.Consumed + Meter.DeadLettered + inside && Meter.Backlog >= 0 && Meter.InHand >= 0,
            $"{_queue.Name} was offered {Meter.Offered} messages, but rejected {Meter.Rejected}, {Meter.Consumed} were consumed, {Meter.DeadLettered} put aside, {Meter.Backlog} wait and {Meter.InHand} are in hand.");
        Invariant.Require(_tally.Inside == inside && _messages.InUse == inside, $"{_queue.Name} holds {_messages.InUse} messages, but {inside} wait or are in hand.");
    }

    private void Free(int index)
    {
        _tally.Leave(_messages[index].PublishedTicks);
        _messages.Free(index);
    }

    private void Append(int index)
    {
        _messages[index].Next = Index.None;
        if (_last == Index.None)
            _first = index;
        else
            _messages[_last].Next = index;
        _last = index;
        Meter.Backlog++;
    }

    private void DeliverAll()
    {
        while (_first != Index.None && _hands.TryTake(out var consumer))
        {
            if (!_consumers[consumer].IsGone)
                Deliver(consumer);
        }
    }

    private void Deliver(int consumer)
    {
        var index = _first;
        ref var message = ref _messages[index];
        _first = message.Next;
        if (_first == Index.None)
            _last = Index.None;
        Meter.Backlog--;
        Meter.InHand++;
        message.Consumer = consumer;
        var key = RandomStreams.Mix(message.Key, (ulong)message.Failures);
        _plane.Delivery.Deliver(_delivery, index, key, message.Rank, _consumers[consumer].Pod);
    }
}
