using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Sources of requests.</summary>
internal static class TrafficShapes
{
    internal static readonly Shape<TrafficDeclaration> Source = new ObjectShape<TrafficDeclaration>("a traffic source", fields =>
    {
        var name = fields.MaybeValue("name", new LocatedShape<string>(Scalar.Name), "Its name. Default traffic-1, traffic-2 and so on.");
        var mix = fields.Required("mix", new MapShape<double>(NumberShapes.Positive, minItems: 1), [], "Entry operations (module.operation) and their weights.");
        var load = fields.Required("load", LoadShapes.Load, new StepsLoad([]), "Arrivals per second over time.");
        var timeout = fields.MaybeValue("timeout", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "How long a client waits. Default: for ever.");
        var priority = fields.Optional("priority", Scalar.Integer(-1_000_000, 1_000_000), 0, "Requests of a higher priority leave a pod's queue first; their calls inherit it. Default 0.");
        return values => new TrafficDeclaration(values.Get(name), values.Get(mix), values.Get(load), values.Get(timeout), values.Get(priority));
    });
}
