using EShopSim.Engine;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>What lies around and between the modules: queues, dependencies outside the cluster, the network.</summary>
internal static class SurroundingShapes
{
    private const int MaxRedeliveries = 1000;

    internal static readonly Shape<QueueDeclaration> Queue = new ObjectShape<QueueDeclaration>("a queue", fields =>
    {
        var consumer = fields.Essential("consumer", new LocatedShape<string>(Scalar.Name), "The operation that handles a message, as module.operation.");
        var concurrency = fields.Optional("concurrency", Scalar.Integer(1), 1, "Messages that one pod has in hand at once. Default 1.");
        var maxLength = fields.MaybeValue("maxLength", Scalar.Integer(1), "Messages that wait at most; publishing more fails. Default: unlimited.");
        var redeliveries = fields.Optional("redeliveries", Scalar.Integer(0, MaxRedeliveries), 0, "Further deliveries after a failed one, before the message is put aside. Default 0.");
        var timeout = fields.MaybeValue("timeout", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "How long a delivery may take until it counts as failed. Default: for ever.");
        return values => new QueueDeclaration(values.Get(consumer), new MessageQueue("", values.Get(consumer).Value)
        {
            Concurrency = values.Get(concurrency),
            MaxLength = values.Get(maxLength),
            Redeliveries = values.Get(redeliveries),
            Timeout = values.Get(timeout),
        });
    });

    internal static readonly Shape<Dependency> Dependency = new ObjectShape<Dependency>("a dependency", fields =>
    {
        var latency = fields.Optional("latency", DistributionShape.Instance, new ConstantDistribution(0), "How long it takes to answer once it has begun, network included. Default 0s.");
        var connections = fields.MaybeValue("connections", Scalar.Integer(1), "Calls that it works on at once. Default: unlimited.");
        var queue = fields.MaybeValue("queue", Scalar.Integer(0), "Calls that wait beyond that; more are rejected. Default: unlimited.");
        var rate = fields.MaybeValue("rateLimit", NumberShapes.Rate, "Calls per second that it lets in on average; more are rejected. Default: unlimited.");
        var burst = fields.MaybeValue("burst", NumberShapes.Positive, "Calls that it lets in at once after a quiet time, at least 1. Default: what the rate gives in a second.");
        return values =>
        {
            if (values.Has(queue) && !values.Has(connections))
                values.Report(DiagnosticCodes.Contradiction, queue, "a queue has no meaning without 'connections': nothing ever waits");
            if (values.Has(burst) && !values.Has(rate))
                values.Report(DiagnosticCodes.Contradiction, burst, "a burst has no meaning without 'rateLimit'");
            if (values.Get(rate) is <= 0)
                values.Report(DiagnosticCodes.OutOfRange, rate, "a rate limit of 0 lets nothing in: expected a rate above 0");
            if (values.Get(burst) is < 1)
                values.Report(DiagnosticCodes.OutOfRange, burst, "a burst below 1 lets nothing in: expected a number of at least 1");
            return new Dependency("", values.Get(latency))
            {
                Connections = values.Get(connections),
                QueueLimit = values.Get(queue),
                RatePerSecond = values.Get(rate),
                Burst = values.Get(burst),
            };
        };
    });

    internal static readonly Shape<Network> Network = new ObjectShape<Network>("a network", fields =>
    {
        Distribution nothing = new ConstantDistribution(0);
        var sameNode = fields.Optional("sameNode", DistributionShape.Instance, nothing, "One way between pods of one node. Default 0s.");
        var sameZone = fields.Optional("sameZone", DistributionShape.Instance, nothing, "One way between nodes of one zone. Default 0s.");
        var crossZone = fields.Optional("crossZone", DistributionShape.Instance, nothing, "One way between zones. Default 0s.");
        return values => new Network { SameNodeSeconds = values.Get(sameNode), SameZoneSeconds = values.Get(sameZone), CrossZoneSeconds = values.Get(crossZone) };
    });
}
