using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>The options of k6's executors, named as k6 names them.</summary>
internal sealed class ExecutorFields
{
    private const int MostUsers = 10_000_000;
    private static readonly string[] Common = ["executor", "startTime", "gracefulStop"];
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Field<string?> _executor;
    private readonly Field<TimeSpan> _startTime;
    private readonly Field<TimeSpan> _gracefulStop;
    private readonly Field<TimeSpan?> _duration;
    private readonly Field<TimeSpan> _timeUnit;
    private readonly Field<double> _startRate;
    private readonly Field<int?> _preAllocatedUsers;
    private readonly Field<int?> _maxUsers;
    private readonly Field<int> _users;
    private readonly Field<int> _startUsers;
    private readonly Field<TimeSpan> _gracefulRampDown;

    internal ExecutorFields(Fields fields)
    {
        _executor = fields.Maybe("executor", Scalar.Choice(("constant-arrival-rate", "constant-arrival-rate"), ("ramping-arrival-rate", "ramping-arrival-rate"), ("constant-vus", "constant-vus"), ("ramping-vus", "ramping-vus")), "A k6 executor instead of a shape: constant-arrival-rate (rate, duration), ramping-arrival-rate (startRate, stages), constant-vus (vus, duration) or ramping-vus (startVUs, stages).");
        _startTime = fields.Optional("startTime", TimeShapes.Duration, TimeSpan.Zero, "executors: when it begins. Default 0s.");
        _duration = fields.MaybeValue("duration", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "constant executors: how long it lasts.");
        _timeUnit = fields.Optional("timeUnit", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), TimeSpan.FromSeconds(1), "arrival-rate executors: the time for which the rates are meant. Default 1s.");
        _startRate = fields.Optional("startRate", NumberShapes.Rate, 0.0, "ramping-arrival-rate: the rate at the beginning. Default 0.");
        _preAllocatedUsers = fields.MaybeValue("preAllocatedVUs", Scalar.Integer(0, MostUsers), "arrival-rate executors: iterations that can run at once; more are dropped. Default: unlimited.");
        _maxUsers = fields.MaybeValue("maxVUs", Scalar.Integer(0, MostUsers), "arrival-rate executors: how far that number may grow, by one with each dropped iteration. Default: preAllocatedVUs.");
        _users = fields.Optional("vus", Scalar.Integer(1, MostUsers), 1, "constant-vus: the number of users. Default 1.");
        _startUsers = fields.Optional("startVUs", Scalar.Integer(0, MostUsers), 1, "ramping-vus: the number of users at the beginning. Default 1.");
        _gracefulRampDown = fields.Optional("gracefulRampDown", TimeShapes.Duration, Grace, "ramping-vus: how long a user who has to go may finish its session. Default 30s.");
        _gracefulStop = fields.Optional("gracefulStop", TimeShapes.Duration, Grace, "executors of users: the same at the end. Default 30s.");
    }

    internal bool IsGiven(FieldValues values) => values.Has(_executor);

    /// <summary>The names that other loads do not take.</summary>
    internal static IReadOnlyList<string> Names { get; } =
        ["executor", "startTime", "gracefulStop", "duration", "timeUnit", "startRate", "preAllocatedVUs", "maxVUs", "vus", "startVUs", "gracefulRampDown"];

    /// <summary>The load; null where the executor itself could not be read.</summary>
    internal LoadDeclaration? Read(FieldValues values, Field<double?> rate, Field<IReadOnlyList<(TimeSpan Duration, double Target)>?> stages)
    {
        switch (values.Get(_executor))
        {
            case "constant-arrival-rate":
                LoadShapes.Allow(values, "executor constant-arrival-rate", [.. Common, "rate", "timeUnit", "duration", "preAllocatedVUs", "maxVUs"]);
                LoadShapes.Need(values, "executor constant-arrival-rate", rate);
                LoadShapes.Need(values, "executor constant-arrival-rate", _duration);
                var perSecond = PerSecond(values, values.Get(rate) ?? 0);
                return new ArrivalRateLoad(values.Get(_startTime), perSecond, [(values.Get(_duration) ?? TimeSpan.Zero, perSecond)], ArrivalLaw.UniformFromStart, Limit(values));
            case "ramping-arrival-rate":
                LoadShapes.Allow(values, "executor ramping-arrival-rate", [.. Common, "startRate", "timeUnit", "stages", "preAllocatedVUs", "maxVUs"]);
                LoadShapes.Need(values, "executor ramping-arrival-rate", stages);
                return new ArrivalRateLoad(values.Get(_startTime), PerSecond(values, values.Get(_startRate)), [.. (values.Get(stages) ?? []).Select(stage => (stage.Duration, PerSecond(values, stage.Target)))], ArrivalLaw.Uniform, Limit(values));
            case "constant-vus":
                LoadShapes.Allow(values, "executor constant-vus", [.. Common, "vus", "duration"]);
                LoadShapes.Need(values, "executor constant-vus", _duration);
                return Users(values, values.Get(_users), [(values.Get(_duration) ?? TimeSpan.Zero, values.Get(_users))]);
            case "ramping-vus":
                LoadShapes.Allow(values, "executor ramping-vus", [.. Common, "startVUs", "stages", "gracefulRampDown"]);
                LoadShapes.Need(values, "executor ramping-vus", stages);
                return Users(values, values.Get(_startUsers), [.. (values.Get(stages) ?? []).Select(stage => (stage.Duration, Whole(values, stages, stage.Target)))]);
            default:
                return null;
        }
    }

    private double PerSecond(FieldValues values, double rate) => rate / values.Get(_timeUnit).TotalSeconds;

    private UserLimit? Limit(FieldValues values)
    {
        var most = values.Get(_maxUsers);
        if (values.Get(_preAllocatedUsers) is not { } allocated)
        {
            if (values.Has(_maxUsers) && !values.Has(_preAllocatedUsers))
                values.Report(DiagnosticCodes.MissingField, _maxUsers, "maxVUs needs preAllocatedVUs, the number to begin with");
            return null;
        }

        if (most < allocated)
            values.Report(DiagnosticCodes.Contradiction, _maxUsers, "maxVUs is below preAllocatedVUs");
        return new UserLimit(allocated, most ?? allocated);
    }

    private UsersLoad Users(FieldValues values, int start, IReadOnlyList<(TimeSpan Duration, int Target)> stages)
    {
        var at = values.Get(_startTime);
        var curve = new List<UserStage>();
        var users = start;
        foreach (var (duration, target) in stages)
        {
            // A stage of no length jumps.
            curve.Add(new UserStage(at, at + duration, duration == TimeSpan.Zero ? target : users, target));
            at += duration;
            users = target;
        }

        return new UsersLoad(new UserCurve(curve) { GracefulRampDown = values.Get(_gracefulRampDown), GracefulStop = values.Get(_gracefulStop) });
    }

    private static int Whole(FieldValues values, Field<IReadOnlyList<(TimeSpan Duration, double Target)>?> stages, double target)
    {
        if (target != Math.Floor(target) || target > MostUsers)
            values.Report(DiagnosticCodes.OutOfRange, stages, FormattableString.Invariant($"the target of a stage of users is a whole number up to {MostUsers}, not {target}"));
        return (int)Math.Min(target, MostUsers);
    }
}
