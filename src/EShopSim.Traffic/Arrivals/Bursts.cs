using EShopSim.Engine;
using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Arrivals;

/// <summary>Turns a Poisson process of the highest rate into a Markov-modulated one by thinning, which is exact (Lewis and Shedler, 1979).</summary>
/// <remarks>The states hold for exponential times and each next one is any other, equally likely; their factors are brought to a mean of 1.</remarks>
internal sealed class Bursts
{
    private readonly RandomStream _random;
    private readonly double[] _acceptance;
    private readonly double[] _meanHoldSeconds;
    private int _state;
    private double _holdsUntilSeconds;

    /// <exception cref="ArgumentException">There are fewer than two states, or a factor or holding time is out of range.</exception>
    public Bursts(IReadOnlyList<BurstState> states, RandomStream random)
    {
        if (states.Count < 2 || states.Any(state => !(state.Factor >= 0 && double.IsFinite(state.Factor)) || state.MeanHold <= TimeSpan.Zero))
            throw new ArgumentException("bursts have two states or more, each with a factor of at least 0 and a holding time above it", nameof(states));
        var highest = states.Max(state => state.Factor);
        if (highest == 0)
            throw new ArgumentException("bursts need a factor above 0", nameof(states));
        _random = random;
        _acceptance = [.. states.Select(state => state.Factor / highest)];
        _meanHoldSeconds = [.. states.Select(state => state.MeanHold.TotalSeconds)];

        // A walk that goes from each state to every other equally likely visits all equally often: shares of time are those of the holding times.
        var whole = _meanHoldSeconds.Sum();
        MeanAcceptance = _acceptance.Select((share, i) => share * _meanHoldSeconds[i] / whole).Sum();
        var at = random.NextDouble() * whole;
        while (_state < states.Count - 1 && at >= _meanHoldSeconds[_state])
            at -= _meanHoldSeconds[_state++];
        _holdsUntilSeconds = Hold();
    }

    /// <summary>The share of candidates that are kept in the long run: the mean rate over that of the candidates.</summary>
    public double MeanAcceptance { get; }

    /// <summary>Whether the candidate at that time is an arrival; times never decrease.</summary>
    public bool Keep(SimTime at)
    {
        while (at.TotalSeconds >= _holdsUntilSeconds)
        {
            // The others, equally likely.
            var step = _acceptance.Length == 2 ? 1 : 1 + _random.NextIndex(_acceptance.Length - 1);
            _state = (_state + step) % _acceptance.Length;
            _holdsUntilSeconds += Hold();
        }

        var acceptance = _acceptance[_state];
        return acceptance >= 1 || _random.NextDouble() < acceptance;
    }

    private double Hold() => _meanHoldSeconds[_state] * _random.NextExponential();
}
