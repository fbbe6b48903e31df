using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>VirtualServices (istio/api networking/v1alpha3/virtual_service.proto). Requests here have no path and no headers: the first route without conditions is theirs.</summary>
internal static class VirtualServiceShape
{
    private const int MaxAttempts = 1000;

    private static readonly Shape<double> Percentage = new ObjectShape<double>("a percentage", fields =>
    {
        var value = fields.Optional("value", NumberShapes.NotNegative, 0.0, "in percent");
        return values => Math.Min(1, values.Get(value) / 100);
    });

    private static readonly Shape<FaultInjection> Delay = new ObjectShape<FaultInjection>("a delay", fields =>
    {
        var share = fields.MaybeValue("percentage", Percentage, "of the requests");
        var old = fields.MaybeValue("percent", Scalar.Integer(0, 100), "of the requests, in the old way");
        var length = fields.Optional("fixedDelay", TimeShapes.Duration, TimeSpan.Zero, "how long");
        fields.Ignore("exponentialDelay");
        return values => new FaultInjection { DelayFraction = values.Get(share) ?? ((values.Get(old) ?? 100) / 100.0), Delay = values.Get(length) };
    });

    private static readonly Shape<double> Abort = new ObjectShape<double>("an abort", fields =>
    {
        var share = fields.MaybeValue("percentage", Percentage, "of the requests");
        var old = fields.MaybeValue("percent", Scalar.Integer(0, 100), "of the requests, in the old way");
        fields.Ignore("httpStatus", "grpcStatus", "http2Error");
        return values => values.Get(share) ?? ((values.Get(old) ?? 100) / 100.0);
    });

    private static readonly Shape<FaultInjection> Fault = new ObjectShape<FaultInjection>("faults", fields =>
    {
        var delay = fields.Optional("delay", Delay, new FaultInjection(), "requests held back");
        var abort = fields.Optional("abort", Abort, 0.0, "requests answered with an error");
        return values => values.Get(delay) with { AbortFraction = values.Get(abort) };
    });

    private static readonly Shape<RetryPolicy> Retries = new ObjectShape<RetryPolicy>("retries", fields =>
    {
        var attempts = fields.Optional("attempts", Scalar.Integer(0, MaxAttempts), 2, "tries after the first");
        var perTry = fields.MaybeValue("perTryTimeout", TimeShapes.Duration, "how long each try is waited for");
        var on = fields.Optional("retryOn", Scalar.AnyScalar, "", "which failures are tried again");
        var backoff = fields.Optional("backoff", TimeShapes.Duration, TimeSpan.FromMilliseconds(25), "the first back-off");
        fields.Ignore("retryRemoteLocalities", "retryIgnorePreviousHosts");
        return values => new RetryPolicy
        {
            Attempts = values.Get(attempts),
            PerTryTimeout = values.Get(perTry) is { } limit && limit > TimeSpan.Zero ? limit : null,
            On = values.Get(on) is { Length: > 0 } words ? Conditions(values, on, words) : RetryOn.ConnectFailure | RetryOn.Unavailable,
            BackoffBase = values.Get(backoff),
            BackoffMax = values.Get(backoff) * 10,
            AvoidsTriedPods = true,
        };
    });

    private static readonly Shape<IstioDestination> Route = new ObjectShape<IstioDestination>("a route's destination", fields =>
    {
        var destination = fields.Essential("destination", Destination, "where to");
        var weight = fields.Optional("weight", Scalar.Integer(0), 0, "its share");
        fields.Ignore("headers");
        return values => values.Get(destination) with { Weight = values.Get(weight) };
    });

    private static readonly Shape<HttpRoute> Http = new ObjectShape<HttpRoute>("an HTTP route", fields =>
    {
        var routes = fields.Optional("route", new ListShape<IstioDestination>(Route), [], "where to");
        var timeout = fields.MaybeValue("timeout", TimeShapes.Duration, "how long the whole call is waited for");
        var retries = fields.Maybe("retries", Retries, "tries after a failed one");
        var fault = fields.Maybe("fault", Fault, "injected faults");
        fields.Ignore("match", "name", "headers", "corsPolicy", "mirror", "mirrors", "mirrorPercentage", "mirror_percent", "redirect", "rewrite", "directResponse", "delegate");
        return values =>
        {
            var match = values.Mapping["match"] is { IsNull: false } conditions ? conditions : null;
            if (match is null)
                IstioShapes.ReportUnsimulated(values, "mirror", "mirrors", "redirect", "directResponse", "delegate");
            return new HttpRoute(match, values.Get(routes), balancing => balancing with
            {
                Timeout = values.Get(timeout) is { } limit && limit > TimeSpan.Zero ? limit : balancing.Timeout,
                Retry = values.Get(retries) is { } wanted ? wanted : balancing.Retry,
                Fault = values.Get(fault) ?? balancing.Fault,
            });
        };
    });

    private static readonly Shape<VirtualService> Spec = new ObjectShape<VirtualService>("a VirtualService's spec", fields =>
    {
        var hosts = fields.Optional("hosts", new ListShape<Located<string>>(new LocatedShape<string>(Scalar.AnyScalar)), [], "whose requests");
        var http = fields.Optional("http", new ListShape<HttpRoute>(Http), [], "their routes");
        fields.Ignore("gateways", "tcp", "tls", "exportTo");
        return values =>
        {
            foreach (var conditional in values.Get(http).TakeWhile(route => route.Match is not null))
                values.Context.Report(DiagnosticCodes.IstioUnsimulated, conditional.Match!, "requests have no path and no headers here: a route with conditions is left out");
            var route = values.Get(http).FirstOrDefault(route => route.Match is null);
            return new VirtualService("", "", values.Get(hosts), route?.Policy ?? IstioShapes.Nothing, route?.Destinations ?? []);
        };
    });

    internal static readonly Shape<VirtualService> Instance = new ObjectShape<VirtualService>("a VirtualService", fields =>
    {
        var meta = fields.Essential("metadata", MetadataShapes.Meta, "name and namespace");
        var spec = fields.Essential("spec", Spec, "what is wanted");
        return values => values.Get(spec) with { Namespace = values.Get(meta).Namespace, Name = values.Get(meta).Name };
    });

    private static Shape<IstioDestination> Destination => new ObjectShape<IstioDestination>("a destination", fields =>
    {
        var host = fields.Essential("host", new LocatedShape<string>(Scalar.Name), "the Service");
        var subset = fields.MaybeValue("subset", new LocatedShape<string>(Scalar.Name), "a part of its pods");
        fields.Ignore("port");
        return values => new IstioDestination(values.Get(host), values.Get(subset), 0);
    });

    private static RetryOn Conditions(FieldValues values, Field<string> field, string words)
    {
        var all = RetryOn.None;
        foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var known = Array.Find(RetryShapes.Conditions, condition => string.Equals(condition.Word, word, StringComparison.Ordinal));
            if (known.Word is null && !IsStatus(word, out known.On))
                values.Report(DiagnosticCodes.IstioUnsimulated, field, $"the condition '{word}' is not simulated and left out");
            all |= known.On;
        }

        return all;
    }

    private static bool IsStatus(string word, out RetryOn on)
    {
        on = word switch { "502" or "503" or "504" => RetryOn.Unavailable, "500" => RetryOn.ServerError, _ => RetryOn.None };
        return word.Length == 3 && word.All(char.IsAsciiDigit);
    }

    private sealed record HttpRoute(YamlNode? Match, IReadOnlyList<IstioDestination> Destinations, Func<LoadBalancing, LoadBalancing> Policy);
}
