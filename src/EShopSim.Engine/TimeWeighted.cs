using System.Globalization;

namespace EShopSim.Engine;

/// <summary>Statistics of a level that holds between changes, such as a queue length: every value weighs as long as it lasted.</summary>
public sealed class TimeWeighted
{
    private SimTime _since;
    private SimTime _changed;
    private double _integral;

    /// <summary>A level that stands at <paramref name="value"/> from <paramref name="start"/> on.</summary>
    public TimeWeighted(SimTime start = default, double value = 0)
    {
        Value = value;
        Reset(start);
    }

    /// <summary>The level now.</summary>
    public double Value { get; private set; }

    /// <summary>The highest level since the start or the last reset.</summary>
    public double Maximum { get; private set; }

    /// <summary>Sets the level from <paramref name="now"/> on.</summary>
    /// <exception cref="InvalidOperationException"><paramref name="now"/> is before the last change.</exception>
    public void Set(SimTime now, double value)
    {
        _integral = Integral(now);
        _changed = now;
        Value = value;
        Maximum = Math.Max(Maximum, value);
    }

    /// <summary>Raises (or, with a negative <paramref name="delta"/>, lowers) the level from <paramref name="now"/> on.</summary>
    /// <exception cref="InvalidOperationException"><paramref name="now"/> is before the last change.</exception>
    public void Add(SimTime now, double delta) => Set(now, Value + delta);

    /// <summary>The level integrated over the seconds since the start or the last reset.</summary>
    /// <exception cref="InvalidOperationException"><paramref name="now"/> is before the last change.</exception>
    public double Integral(SimTime now) =>
        now >= _changed
            ? _integral + (Value * (now - _changed).TotalSeconds)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{now} is before the last change at {_changed}."));

    /// <summary>The mean level since the start or the last reset; the level itself when no time has passed.</summary>
    /// <exception cref="InvalidOperationException"><paramref name="now"/> is before the last change.</exception>
    public double Average(SimTime now) => now == _since ? Value : Integral(now) / (now - _since).TotalSeconds;

    /// <summary>Begins anew at <paramref name="now"/>; the level stays.</summary>
    public void Reset(SimTime now)
    {
        _since = _changed = now;
        _integral = 0;
        Maximum = Value;
    }
}
