using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Requests;
using Index = EShopSim.Traffic.Requests.Index;

namespace EShopSim.Traffic.Clients;

/// <summary>The sessions of one traffic source: request, answer, pause, next request, until their clients leave.</summary>
/// <remarks>All that is random in a session comes from its key, so the same session goes the same way in every variant, as long as its answers do not drive it away.</remarks>
internal sealed class Sessions : IEventHandler
{
    // Somebody who is refused at once, or whose session took no time, takes a breath, or no time would pass in a shop that is down or asked for nothing.
    private const long LeastPauseTicks = TimeSpan.TicksPerMillisecond;

    private readonly DataPlane _plane;
    private readonly JourneyPlan _journey;
    private readonly SessionMeter _meter;
    private readonly Pool<Client> _clients = new();
    private readonly RandomStream _random = new(0);
    private readonly ClientRetries? _retries;
    private readonly RetryBudget _budget;
    private readonly int _mostUsers;
    private int _allocatedUsers;

    public Sessions(DataPlane plane, TrafficSource source, JourneyPlan journey, SessionMeter meter)
    {
        _plane = plane;
        _journey = journey;
        _meter = meter;
        _retries = source.Retries;
        _budget = new RetryBudget(source.Retries?.Budget);
        _allocatedUsers = source.Limit?.Allocated ?? int.MaxValue;
        _mostUsers = source.Limit?.Most ?? int.MaxValue;
    }

    /// <summary>Hears when a user with a place has ended a session: whether it may begin another. Null where clients come once.</summary>
    public Func<int, bool>? MayGoOn { get; set; }

    /// <summary>Hears when a user has given up its place.</summary>
    public Action<int>? Left { get; set; }

    public JourneyPlan Journey => _journey;

    /// <summary>A client arrives and begins with that step, if a virtual user is free to play it.</summary>
    public void Arrive(int step, ulong key)
    {
        if (_clients.InUse >= _allocatedUsers)
        {
            _meter.Dropped++;
            if (_allocatedUsers < _mostUsers)
                _allocatedUsers++;
            return;
        }

        var index = Take(key, Index.None);
        _meter.Started++;
        _clients[index].Step = step;
        Enter(index);
        _plane.Settle();
    }

    /// <summary>A user takes a place and begins its first session.</summary>
    /// <param name="user">Its place.</param>
    /// <param name="key">Its sessions' keys derive from this.</param>
    public int Join(int user, ulong key)
    {
        var index = Take(key, user);
        BeginSession(index);
        _plane.Settle();
        return index;
    }

    /// <summary>Whether a user is between two sessions.</summary>
    public bool IsBetween(int index) => _clients[index].State == ClientState.Between;

    /// <summary>A user must go at once, whatever it is doing; an answer under way will find nobody.</summary>
    public void Interrupt(int index)
    {
        ref var client = ref _clients[index];
        if (client.State != ClientState.Between)
            _meter.Interrupted++;
        _plane.Simulator.Cancel(client.Timer);
        if (client.State == ClientState.Waiting)
            client.State = ClientState.Gone;
        else
            _clients.Free(index);
    }

    /// <summary>A request was answered or has failed.</summary>
    public void Heard(int index, bool answered)
    {
        ref var client = ref _clients[index];
        if (client.State == ClientState.Gone)
        {
            _clients.Free(index);
            return;
        }

        if (!answered && _retries is { } retries && client.Try < retries.Max && _budget.TryTake())
        {
            client.Try++;
            _random.Reseed(RandomStreams.Mix(RequestKey(ref client), ulong.MaxValue));
            Pause(index, retries.AfterSeconds.Sample(_random), ClientState.Thinking);
            return;
        }

        GoOn(index, answered);
    }

    /// <summary>A pause is over.</summary>
    public void Handle(int kind, long argument)
    {
        var index = (int)argument;
        ref var client = ref _clients[index];
        if (client.State == ClientState.Between)
            BeginSession(index);
        else if (client.Try > 0)
            Send(index);
        else
            Enter(index);
        _plane.Settle();
    }

    private int Take(ulong key, int user)
    {
        var index = _clients.Take();
        _clients[index] = new Client { Key = key, User = user };
        return index;
    }

    private void BeginSession(int index)
    {
        ref var client = ref _clients[index];
        _meter.Started++;
        client.BegunTicks = _plane.Simulator.Now.Ticks;
        _random.Reseed(RandomStreams.Mix(client.Key, ulong.MaxValue));
        client.Step = _journey.StartAt(_random.NextDouble());
        Enter(index);
    }

    // Goes to a step that asks for something or takes time.
    private void Enter(int index)
    {
        ref var client = ref _clients[index];
        var step = _journey.Steps[client.Step];
        if (step.Plan == Index.None)
        {
            client.SentTicks = long.MinValue;
            GoOn(index, answered: true);
            return;
        }

        client.SentTicks = _plane.Simulator.Now.Ticks;
        _budget.NoteFirstTry();
        Send(index);
    }

    private void Send(int index)
    {
        ref var client = ref _clients[index];
        client.State = ClientState.Waiting;
        var key = RequestKey(ref client);
        if (client.Try > 0)
            key = RandomStreams.Mix(key, (ulong)client.Try);
        _plane.Desk.Send(_journey.Steps[client.Step].Plan, key, index, isRetry: client.Try > 0);
    }

    // The first request has the session's key: a source of single requests is the same with sessions as without.
    private static ulong RequestKey(ref Client client) =>
        client.StepsDone == 0 ? client.Key : RandomStreams.Mix(client.Key, 2 * (ulong)client.StepsDone);

    private void GoOn(int index, bool answered)
    {
        ref var client = ref _clients[index];
        var step = _journey.Steps[client.Step];
        _random.Reseed(RandomStreams.Mix(client.Key, (2 * (ulong)client.StepsDone) + 1));
        var turn = _random.NextDouble();
        var mood = _random.NextDouble();
        var pause = step.ThinkSeconds.Sample(_random);
        if (answered && client.Step == _journey.Goal)
            _meter.Goals++;
        var isSlow = client.SentTicks != long.MinValue && _plane.Simulator.Now.Ticks - client.SentTicks > _journey.SlowTicks;
        var leaves = !answered ? mood < _journey.LeaveWhenFailed : isSlow && mood < _journey.LeaveWhenSlow;
        var next = leaves ? Index.None : step.TurnAt(turn);
        if (next == Index.None)
        {
            if (leaves)
                _meter.Abandoned++;
            else
                _meter.Finished++;
            End(index, pause);
            return;
        }

        client.Step = next;
        client.StepsDone++;
        client.Try = 0;
        Pause(index, pause, ClientState.Thinking);
    }

    private void End(int index, double pauseSeconds)
    {
        ref var client = ref _clients[index];
        var user = client.User;
        if (user == Index.None || !MayGoOn!(user))
        {
            _clients.Free(index);
            if (user != Index.None)
                Left!(user);
            return;
        }

        client.Key = RandomStreams.Mix(client.Key, (ulong)++client.SessionsDone);
        client.StepsDone = 0;
        client.Try = 0;
        Pause(index, pauseSeconds, ClientState.Between);
    }

    private void Pause(int index, double seconds, ClientState state)
    {
        ref var client = ref _clients[index];
        client.State = state;
        var now = _plane.Simulator.Now.Ticks;
        var ticks = (long)Math.Round(seconds * TimeSpan.TicksPerSecond);
        if (ticks <= 0 && (client.SentTicks == now || (state == ClientState.Between && client.BegunTicks == now)))
            ticks = LeastPauseTicks;
        if (ticks > 0)
            client.Timer = _plane.Simulator.Schedule(new SimTime(now + ticks), Phase.Environment, this, 0, index);
        else if (state == ClientState.Between)
            BeginSession(index);
        else if (client.Try > 0)
            Send(index);
        else
            Enter(index);
    }
}
