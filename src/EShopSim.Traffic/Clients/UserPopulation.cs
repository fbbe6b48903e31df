using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Requests;
using Index = EShopSim.Traffic.Requests.Index;

namespace EShopSim.Traffic.Clients;

/// <summary>The users of a closed source: takes them on and lets them go as the curve says.</summary>
/// <remarks>The number changes by one at a time, evenly over a stage, as k6's ramping-vus does: on the way up it is the whole part of the line, on the way down the next whole number above it.</remarks>
internal sealed class UserPopulation : IEventHandler
{
    private const int Change = 0;
    private const int Cut = 1;

    private readonly Simulator _simulator;
    private readonly Sessions _sessions;
    private readonly UserCurve _curve;
    private readonly ulong _key;
    private readonly List<Place> _places = [];
    private EventHandle _next;
    private int _stage;
    private int _changesDone = -1;
    private int _users;

    public UserPopulation(Simulator simulator, UserCurve curve, Sessions sessions, ulong key)
    {
        var end = TimeSpan.Zero;
        foreach (var stage in curve.Stages)
        {
            if (stage.Start < end || stage.End < stage.Start || stage.From < 0 || stage.To < 0)
                throw new ArgumentException($"a stage of users from {stage.Start} to {stage.End} is out of order, or has fewer than none", nameof(curve));
            end = stage.End;
        }

        _simulator = simulator;
        _curve = curve;
        _sessions = sessions;
        _key = key;
        sessions.MayGoOn = user => _places[user].IsOpen;
        sessions.Left = user => _places[user].Client = Index.None;
    }

    public void Start() => ScheduleNext();

    /// <summary>Takes all places away now.</summary>
    public void End()
    {
        _simulator.Cancel(_next);
        _stage = _curve.Stages.Count + 1;
        SetUsers(0, _curve.GracefulStop);
    }

    public void Handle(int kind, long argument)
    {
        if (kind == Change)
        {
            Apply();
            ScheduleNext();
            return;
        }

        var place = _places[(int)(uint)argument];
        if (place.IsOpen || place.Client == Index.None || place.Closings != (int)(argument >> 32))
            return;
        _sessions.Interrupt(place.Client);
        place.Client = Index.None;
    }

    // A stage begins with a jump to its first number; then come its single changes; the end of the last is a change to none.
    private void ScheduleNext()
    {
        if (_stage > _curve.Stages.Count)
            return;
        TimeSpan at;
        if (_stage == _curve.Stages.Count)
        {
            at = _stage > 0 ? _curve.Stages[^1].End : TimeSpan.Zero;
        }
        else
        {
            var stage = _curve.Stages[_stage];
            var changes = Math.Abs(stage.To - stage.From);
            at = _changesDone < 0 || changes == 0
                ? stage.Start
                : stage.Start + TimeSpan.FromTicks((long)((Int128)(stage.End - stage.Start).Ticks * (_changesDone + 1) / changes));
        }

        _next = _simulator.Schedule(SimTime.Zero + at, Phase.Environment, this, Change);
    }

    private void Apply()
    {
        if (_stage == _curve.Stages.Count)
        {
            _stage++;
            SetUsers(0, _curve.GracefulStop);
            return;
        }

        var stage = _curve.Stages[_stage];
        _changesDone++;
        SetUsers(stage.From + (Math.Sign(stage.To - stage.From) * _changesDone), _curve.GracefulRampDown);
        if (_changesDone < Math.Abs(stage.To - stage.From))
            return;
        _stage++;
        _changesDone = -1;
    }

    private void SetUsers(int count, TimeSpan grace)
    {
        for (; _users < count; _users++)
            Open(_users);
        while (_users > count)
            Close(--_users, grace);
    }

    private void Open(int user)
    {
        if (user == _places.Count)
            _places.Add(new Place());
        var place = _places[user];
        place.IsOpen = true;

        // One who is still finishing goes on in its old place.
        if (place.Client == Index.None)
            place.Client = _sessions.Join(user, RandomStreams.Mix(RandomStreams.Mix(_key, (ulong)user), (ulong)place.Closings));
    }

    private void Close(int user, TimeSpan grace)
    {
        var place = _places[user];
        place.IsOpen = false;
        place.Closings++;
        if (_sessions.IsBetween(place.Client))
        {
            _sessions.Interrupt(place.Client);
            place.Client = Index.None;
        }
        else
        {
            _simulator.ScheduleAfter(grace, Phase.Environment, this, Cut, ((long)place.Closings << 32) | (uint)user);
        }
    }

    private sealed class Place
    {
        public bool IsOpen { get; set; }

        public int Client { get; set; } = Index.None;

        public int Closings { get; set; }
    }
}
