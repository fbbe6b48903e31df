using EShopSim.Engine;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>What slows a pod down: a cold start, and pauses.</summary>
internal static class PodShapes
{
    private const double MaxFactor = 1000;

    internal static readonly Shape<WarmUp> WarmUp = new ObjectShape<WarmUp>("a warm-up", fields =>
    {
        var factor = fields.Required("factor", NumberShapes.Positive, 1.0, "How many times the CPU time the first request of a fresh pod needs, at least 1.");
        var requests = fields.MaybeValue("requests", NumberShapes.Positive, "The excess falls to 37 % with so many requests served, and so on.");
        var time = fields.MaybeValue("time", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "Instead of requests: the excess falls to 37 % after this time, and so on.");
        return values =>
        {
            if (values.Get(factor) is < 1 or > MaxFactor)
                values.Report(DiagnosticCodes.OutOfRange, factor, "a warm-up makes requests dearer: expected a factor from 1 to 1000");
            if (values.Has(requests) == values.Has(time))
                values.Report(DiagnosticCodes.Contradiction, "a warm-up ends either with 'requests' served or with 'time': give one of them");
            return new WarmUp(Math.Clamp(values.Get(factor), 1, MaxFactor)) { Requests = values.Get(requests), Time = values.Get(time) };
        };
    });

    internal static readonly Shape<Pauses> Pauses = new ObjectShape<Pauses>("pauses", fields =>
    {
        var every = fields.Essential("every", DistributionShape.Instance, "From the end of one pause to the next; the first comes after a random part of it.");
        var duration = fields.Essential("duration", DistributionShape.Instance, "How long a pause lasts.");
        return values =>
        {
            if (values.Get(every).Mean <= 0)
                values.Report(DiagnosticCodes.OutOfRange, every, "pauses need time between them");
            return new Pauses(values.Get(every), values.Get(duration));
        };
    });
}
