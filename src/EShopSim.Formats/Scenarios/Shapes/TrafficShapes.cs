using EShopSim.Engine;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Sources of requests.</summary>
internal static class TrafficShapes
{
    private static readonly Shape<BurstState> Burst = new ObjectShape<BurstState>("a state", fields =>
    {
        var factor = fields.Essential("factor", NumberShapes.NotNegative, "The rate in it, relative to the other states'.");
        var hold = fields.Essential("hold", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1)), "How long it holds on average.");
        return values => new BurstState(values.Get(factor), values.Get(hold));
    });

    private static readonly Shape<ClientRetries> Retries = new ObjectShape<ClientRetries>("retries", fields =>
    {
        var max = fields.Essential("max", Scalar.Integer(1, 1000), "Further tries at most.");
        var after = fields.Optional("after", DistributionShape.Instance, new ConstantDistribution(1), "How long a client waits before each. Default 1s.");
        var budget = fields.MaybeValue("budget", NumberShapes.Fraction, "Retries over first tries at most, all clients of the source together. Default: unbounded.");
        return values => new ClientRetries(values.Get(max), values.Get(after)) { Budget = values.Get(budget) };
    });

    internal static readonly Shape<TrafficDeclaration> Source = new ObjectShape<TrafficDeclaration>("a traffic source", fields =>
    {
        var name = fields.MaybeValue("name", new LocatedShape<string>(Scalar.Name), "Its name. Default traffic-1, traffic-2 and so on.");
        var mix = fields.Optional("mix", new MapShape<double>(NumberShapes.Positive, minItems: 1), [], "Entry operations (module.operation) and their weights: single requests.");
        var journey = fields.Maybe("journey", JourneyShapes.Journey, "What users do in a session, instead of a mix.");
        var load = fields.Required("load", LoadShapes.Load, new StepsLoad([]), "Arrivals per second over time (of requests, or of sessions where there is a journey), or a number of users.");
        var arrivals = fields.MaybeValue("arrivals", new LocatedShape<ArrivalLaw>(Scalar.Choice(("poisson", ArrivalLaw.Poisson), ("uniform", ArrivalLaw.Uniform))), "How arrivals scatter: poisson (independent clients) or uniform (at even distances). Default: uniform with a k6 executor, poisson otherwise.");
        var bursts = fields.Optional("bursts", new ListShape<BurstState>(Burst, minItems: 2), [], "States that Poisson arrivals change between; the mean rate stays as load says.");
        var batch = fields.Maybe("batch", BatchShape.Instance, "How many come at the same instant; the mean rate stays as load says. Default 1.");
        var think = fields.Maybe("think", DistributionShape.Instance, "With a mix and a number of users: each user's pause between two requests. Default 0s.");
        var retries = fields.Maybe("retries", Retries, "Clients that ask again when a request fails or takes too long; each time is offered anew.");
        var timeout = fields.MaybeValue("timeout", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "How long a client waits. Default: for ever.");
        var priority = fields.Optional("priority", Scalar.Integer(-1_000_000, 1_000_000), 0, "Requests of a higher priority leave a pod's queue first; their calls inherit it. Default 0.");
        return values =>
        {
            if (!values.Has(mix) && !values.Has(journey))
                values.Report(DiagnosticCodes.MissingField, "'mix' is missing: entry operations and their weights, or a 'journey'");
            if (values.Has(mix) && values.Has(journey))
                values.Report(DiagnosticCodes.Contradiction, journey, "mix (single requests) and journey (sessions) exclude each other; keep one");
            var isClosed = values.Get(load) is UsersLoad;
            foreach (var name in isClosed ? (string[])["arrivals", "bursts", "batch"] : ["think"])
            {
                if (values.Mapping[name] is { IsNull: false } node)
                    values.Context.Report(DiagnosticCodes.Contradiction, node, isClosed ? $"a number of users has no arrivals, so it takes no '{name}'" : "'think' goes with a number of users (executor constant-vus or ramping-vus), or into the journey");
            }

            if (values.Has(think) && values.Has(journey) && isClosed)
                values.Report(DiagnosticCodes.Contradiction, think, "with a journey, 'think' stands in the journey");
            var law = values.Get(arrivals)?.Value ?? (values.Get(load) is ArrivalRateLoad ? ArrivalLaw.Uniform : ArrivalLaw.Poisson);
            if (values.Has(bursts) && law != ArrivalLaw.Poisson)
                values.Report(DiagnosticCodes.Contradiction, bursts, "bursts are of Poisson arrivals; write arrivals: poisson");
            return new TrafficDeclaration(values.Get(name), values.Get(mix), values.Get(load), values.Get(timeout), values.Get(priority))
            {
                Journey = values.Get(journey),
                Arrivals = values.Get(arrivals)?.Value,
                Bursts = values.Get(bursts),
                Batch = values.Get(batch),
                Think = values.Get(think),
                Retries = values.Get(retries),
            };
        };
    });
}
