using System.Diagnostics.CodeAnalysis;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>What a Service's annotations ask of Linkerd's proxies (linkerd.io, reference/circuit-breaking).</summary>
internal static class LinkerdAnnotations
{
    private const string Prefix = "balancer.linkerd.io/failure-accrual";
    private static readonly Shape<bool> Mode = Scalar.Choice(("consecutive", true));
    private static readonly Shape<TimeSpan> Penalty = TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1));

    /// <summary>Circuit breaking; null where it is not asked for.</summary>
    internal static FailureAccrual? AccrualOf(Manifest<Service> service, Findings findings)
    {
        var context = new ReadContext(findings, strict: false);
        var usual = new FailureAccrual();
        if (!Read(service, context, "", Mode, out _))
            return null;
        var accrual = new FailureAccrual
        {
            MaxFailures = Read(service, context, "-consecutive-max-failures", Scalar.Integer(1), out var failures) ? failures : usual.MaxFailures,
            MinPenalty = Read(service, context, "-consecutive-min-penalty", Penalty, out var min) ? min : usual.MinPenalty,
            MaxPenalty = Read(service, context, "-consecutive-max-penalty", Penalty, out var max) ? max : usual.MaxPenalty,
            JitterRatio = Read(service, context, "-consecutive-jitter-ratio", NumberShapes.Fraction, out var ratio) ? ratio : usual.JitterRatio,
        };
        if (accrual.MinPenalty > accrual.MaxPenalty)
        {
            findings.Add(
                DiagnosticCodes.NoCircuit, PlaceOf(service, accrual.MinPenalty == usual.MinPenalty ? "-consecutive-max-penalty" : "-consecutive-min-penalty"),
                FormattableString.Invariant($"the least penalty of Service '{service.Object.Meta.Name}' ({accrual.MinPenalty.TotalSeconds} s) is above the greatest ({accrual.MaxPenalty.TotalSeconds} s): Linkerd takes neither and breaks no circuit"));
            return null;
        }

        return accrual;
    }

    private static Position PlaceOf(Manifest<Service> service, string name) => service.Document.Find("metadata", "annotations", Prefix + name).At;

    private static bool Read<T>(Manifest<Service> service, ReadContext context, string name, Shape<T> shape, [MaybeNullWhen(false)] out T value) =>
        AnnotationText.TryRead(service.Document, Prefix + name, shape, context, out value);
}
