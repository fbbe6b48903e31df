using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>The timing of a probe. Zero counts as absent, as in API defaulting (pkg/apis/core/v1/defaults.go).</summary>
internal static class ProbeShape
{
    internal static readonly Shape<Probe> Instance = new ObjectShape<Probe>("a probe", fields =>
    {
        var whole = Scalar.Integer(0);
        var delay = fields.Optional("initialDelaySeconds", whole, 0, "seconds before the first probe counts");
        var period = fields.Optional("periodSeconds", whole, 0, "seconds from probe to probe");
        var timeout = fields.Optional("timeoutSeconds", whole, 0, "seconds until a probe fails");
        var success = fields.Optional("successThreshold", whole, 0, "successes in a row that count");
        var failure = fields.Optional("failureThreshold", whole, 0, "failures in a row that count");
        var grace = fields.MaybeValue("terminationGracePeriodSeconds", Scalar.Integer(0), "seconds from SIGTERM to SIGKILL when it kills the container");
        fields.Ignore("exec", "grpc", "httpGet", "tcpSocket");
        return values => new Probe
        {
            InitialDelaySeconds = values.Get(delay),
            PeriodSeconds = OrDefault(values.Get(period), 10),
            TimeoutSeconds = OrDefault(values.Get(timeout), 1),
            SuccessThreshold = OrDefault(values.Get(success), 1),
            FailureThreshold = OrDefault(values.Get(failure), 3),
            IsRequest = values.Mapping["exec"] is null && values.Mapping["tcpSocket"] is null,
            TerminationGracePeriodSeconds = values.Get(grace),
        };
    });

    private static int OrDefault(int given, int fallback) => given > 0 ? given : fallback;
}
