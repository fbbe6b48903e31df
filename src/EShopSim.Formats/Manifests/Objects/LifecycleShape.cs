using System.Globalization;
using System.Text.RegularExpressions;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>The sleeps of postStart and preStop hooks: <c>sleep</c> (KEP-3960), or the command <c>sleep</c>, alone or within a shell line.</summary>
internal static partial class LifecycleShape
{
    private static readonly Shape<TimeSpan> Sleep = new ObjectShape<TimeSpan>("a sleep", fields =>
    {
        var seconds = fields.Essential("seconds", Scalar.Integer(0, 86400), "seconds to sleep");
        return values => TimeSpan.FromSeconds(values.Get(seconds));
    });

    private static readonly Shape<TimeSpan?> Exec = new ObjectShape<TimeSpan?>("a command", fields =>
    {
        var command = fields.Optional("command", new ListShape<string>(Scalar.AnyScalar), [], "the command");
        return values => SleepOf(values.Get(command));
    });

    private static Shape<TimeSpan> Hook(DiagnosticCode notASleep, string name) => new ObjectShape<TimeSpan>("a hook", fields =>
    {
        var sleep = fields.MaybeValue("sleep", Sleep, "sleeps");
        var exec = fields.Optional("exec", Exec, null, "runs a command");
        fields.Ignore("httpGet", "tcpSocket");
        return values =>
        {
            if ((values.Get(sleep) ?? values.Get(exec)) is { } found)
                return found;
            values.Report(notASleep, $"this {name} hook is no sleep; the simulation takes it as done at once");
            return TimeSpan.Zero;
        };
    });

    internal static readonly Shape<(TimeSpan PostStart, TimeSpan PreStop)> Instance = new ObjectShape<(TimeSpan, TimeSpan)>("lifecycle hooks", fields =>
    {
        var postStart = fields.Optional("postStart", Hook(DiagnosticCodes.PostStartIgnored, "postStart"), TimeSpan.Zero, "runs after the start");
        var preStop = fields.Optional("preStop", Hook(DiagnosticCodes.PreStopIgnored, "preStop"), TimeSpan.Zero, "runs before SIGTERM");
        fields.Ignore("stopSignal");
        return values => (values.Get(postStart), values.Get(preStop));
    });

    private static TimeSpan? SleepOf(IReadOnlyList<string> command)
    {
        var match = SleepCommand().Match(string.Join(' ', command));
        if (!match.Success || !double.TryParse(match.Groups["n"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var seconds = number * (match.Groups["unit"].Value switch { "m" => 60, "h" => 3600, _ => 1 });
        return seconds <= 86400 ? TimeSpan.FromSeconds(seconds) : null;
    }

    [GeneratedRegex(@"(^|[\s;&|/])sleep\s+(?<n>[0-9]+(\.[0-9]+)?)(?<unit>[smh]?)(?![A-Za-z0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SleepCommand();
}
