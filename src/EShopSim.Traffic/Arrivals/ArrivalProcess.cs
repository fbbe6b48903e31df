using EShopSim.Engine;
using EShopSim.Traffic.Clients;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Arrivals;

/// <summary>One open traffic source: when its clients come, what they ask for, and the key that decides all else about them.</summary>
/// <remarks>Draws on its own streams alone, so nothing that happens in the cluster moves an arrival.</remarks>
internal sealed class ArrivalProcess : IEventHandler
{
    // How far sums of rates times seconds may miss a whole number and still mean it.
    private const double Slack = 1e-6;

    private readonly Simulator _simulator;
    private readonly RandomStream _random;
    private readonly RateInversion _inversion;
    private readonly ClientDesk _desk;
    private readonly Sessions? _sessions;
    private readonly Bursts? _bursts;
    private readonly GroupSize? _groups;
    private readonly bool _isPoisson;
    private readonly double _massPerArrival;
    private readonly int[] _entries;
    private readonly double[] _weightsUpTo;
    private double _nextMass;
    private EventHandle _next;

    /// <param name="simulator">The clock and events of the run.</param>
    /// <param name="streams">Arrivals draw on <c>arrivals/</c> and the name of their source, bursts on <c>bursts/</c>.</param>
    /// <param name="source">The source.</param>
    /// <param name="entries">Indexes in the call graph of what it asks for.</param>
    /// <param name="desk">Where single requests go.</param>
    /// <param name="sessions">Where sessions begin; null without.</param>
    public ArrivalProcess(Simulator simulator, RandomStreams streams, TrafficSource source, int[] entries, ClientDesk desk, Sessions? sessions)
    {
        _simulator = simulator;
        _random = streams.Get("arrivals/" + source.Name);
        _isPoisson = source.Arrivals == ArrivalLaw.Poisson;
        _inversion = new RateInversion(source.Rate, source.Arrivals switch { ArrivalLaw.UniformFromStart => Slack, ArrivalLaw.Uniform => -Slack, _ => 0 });
        _desk = desk;
        _sessions = sessions;
        _groups = source.Groups;
        if (source.Bursts.Count > 0)
            _bursts = new Bursts(source.Bursts, streams.Get("bursts/" + source.Name));
        _massPerArrival = (_groups?.Mean ?? 1) * (_bursts?.MeanAcceptance ?? 1);
        _nextMass = source.Arrivals == ArrivalLaw.UniformFromStart ? 0 : _massPerArrival;
        _entries = entries;
        _weightsUpTo = new double[source.Journey is null ? source.Mix.Count : 0];
        var sum = 0.0;
        for (var i = 0; i < _weightsUpTo.Length; i++)
            _weightsUpTo[i] = sum += source.Mix[i].Weight;
    }

    public void Start() => ScheduleNext();

    /// <summary>Nobody comes any more.</summary>
    public void End() => _simulator.Cancel(_next);

    public void Handle(int kind, long argument)
    {
        if (_groups is null)
        {
            var entry = DrawEntry();
            var key = _random.NextUInt64();
            ScheduleNext();
            Arrive(entry, key);
            return;
        }

        for (var left = _groups.Draw(_random); left > 0; left--)
            Arrive(DrawEntry(), _random.NextUInt64());
        ScheduleNext();
    }

    private void ScheduleNext()
    {
        while (_inversion.TryAdvance(_isPoisson ? _massPerArrival * _random.NextExponential() : _nextMass, out var at))
        {
            _nextMass = _massPerArrival;
            if (_bursts is null || _bursts.Keep(at))
            {
                _next = _simulator.Schedule(at, Phase.Environment, this);
                return;
            }
        }
    }

    private void Arrive(int entry, ulong key)
    {
        if (_sessions is null)
            _desk.Arrive(_entries[entry], key);
        else
            _sessions.Arrive(entry, key);
    }

    // An index into the mix, or the step of the journey to begin with.
    private int DrawEntry()
    {
        if (_weightsUpTo.Length == 0)
            return _sessions!.Journey.StartAt(_random.NextDouble());
        var last = _weightsUpTo.Length - 1;
        if (last == 0)
            return 0;
        var drawn = _random.NextDouble() * _weightsUpTo[last];
        var index = 0;
        while (index < last && drawn >= _weightsUpTo[index])
            index++;
        return index;
    }
}
