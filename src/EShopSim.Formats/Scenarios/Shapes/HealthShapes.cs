using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Which pods proxies leave out because they fail.</summary>
internal static class HealthShapes
{
    private static readonly Shape<SuccessRateEjection> SuccessRate = new ObjectShape<SuccessRateEjection>("ejection by success rate", fields =>
    {
        var usual = new SuccessRateEjection();
        var hosts = fields.Optional("minimumHosts", Scalar.Integer(1), usual.MinimumHosts, "Pods that must have had enough requests in an interval. Default 5.");
        var volume = fields.Optional("requestVolume", Scalar.Integer(1), usual.RequestVolume, "Requests in an interval that are enough for a pod to be judged. Default 100.");
        var factor = fields.Optional("stdevFactor", NumberShapes.NotNegative, usual.StdevFactor, "Standard deviations below the mean of the pods. Default 1.9.");
        return values => new SuccessRateEjection { MinimumHosts = values.Get(hosts), RequestVolume = values.Get(volume), StdevFactor = values.Get(factor) };
    });

    internal static readonly Shape<FailureAccrual> Accrual = new ObjectShape<FailureAccrual>("failure accrual", fields =>
    {
        var usual = new FailureAccrual();
        var failures = fields.Optional("maxFailures", Scalar.Integer(1), usual.MaxFailures, "Failures in a row after which a pod gets no requests. Default 7.");
        var min = fields.Optional("minPenalty", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1)), usual.MinPenalty, "How long at first; each further time in a row is twice as long. Default 1s.");
        var max = fields.Optional("maxPenalty", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1)), usual.MaxPenalty, "How long at most. Default 60s.");
        var jitter = fields.Optional("jitterRatio", NumberShapes.Fraction, usual.JitterRatio, "The largest share that is added by chance. Default 50%.");
        return values =>
        {
            if (values.Get(min) > values.Get(max))
                values.Report(DiagnosticCodes.Contradiction, min, "minPenalty is longer than maxPenalty");
            return new FailureAccrual { MaxFailures = values.Get(failures), MinPenalty = values.Get(min), MaxPenalty = values.Get(max), JitterRatio = values.Get(jitter) };
        };
    });

    internal static readonly Shape<OutlierDetection> Outliers = new ObjectShape<OutlierDetection>("outlier detection", fields =>
    {
        var usual = new OutlierDetection();
        var errors = fields.Optional("consecutive5xxErrors", Scalar.Integer(1), usual.ConsecutiveErrors, "Failures in a row that eject a pod. Default 5.");
        var interval = fields.Optional("interval", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1)), usual.Interval, "How often it is looked whether ejected pods may return. Default 10s.");
        var time = fields.Optional("baseEjectionTime", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1)), usual.BaseEjectionTime, "Length of a first ejection; the next take multiples. Default 30s.");
        var longest = fields.Optional("maxEjectionTime", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1)), usual.MaxEjectionTime, "The longest ejection. Default 300s.");
        var share = fields.Optional("maxEjectionPercent", NumberShapes.Fraction, usual.MaxEjectionFraction, "The share of the pods that may be ejected at a time. Default 10%.");
        var always = fields.Optional("alwaysEjectOneHost", Scalar.Boolean, false, "Whether one pod may be ejected whatever the share. Default false.");
        var rate = fields.Maybe("successRate", SuccessRate, "Ejection of pods that answer more seldom than the others. Default: none.");
        return values => new OutlierDetection
        {
            ConsecutiveErrors = values.Get(errors),
            Interval = values.Get(interval),
            BaseEjectionTime = values.Get(time),
            MaxEjectionTime = values.Get(longest),
            MaxEjectionFraction = values.Get(share),
            AlwaysEjectOne = values.Get(always),
            SuccessRate = values.Get(rate),
        };
    });
}
