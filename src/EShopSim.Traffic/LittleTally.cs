using EShopSim.Engine;

namespace EShopSim.Traffic;

/// <summary>Little's law for one place that things enter and leave, in whole ticks, so that it must hold exactly.</summary>
internal sealed class LittleTally(Simulator simulator)
{
    private Int128 _entryTicksInside;
    private Int128 _insideTicks;
    private Int128 _sojournTicks;
    private SimTime _changed = simulator.Now;

    /// <summary>How many are inside.</summary>
    public long Inside { get; private set; }

    /// <summary>How many have entered.</summary>
    public long Entered { get; private set; }

    /// <summary>The number inside integrated over time up to now, in ticks of 100 ns.</summary>
    public Int128 IntegralTicks => _insideTicks + ((Int128)Inside * (simulator.Now - _changed).Ticks);

    public void Enter()
    {
        Advance();
        Inside++;
        Entered++;
        _entryTicksInside += simulator.Now.Ticks;
    }

    public void Leave(long enteredTicks)
    {
        Advance();
        Inside--;
        _entryTicksInside -= enteredTicks;
        _sojournTicks += simulator.Now.Ticks - enteredTicks;
    }

    public void Check(string name)
    {
        var ages = ((Int128)Inside * simulator.Now.Ticks) - _entryTicksInside;
        Invariant.Require(Inside >= 0, $"{Inside} are inside {name}.");
        Invariant.Require(_sojournTicks + ages == IntegralTicks, $"Little's law at {name}: sojourns {_sojournTicks} + ages {ages} are not the integral {IntegralTicks} of the number inside.");
    }

    private void Advance()
    {
        _insideTicks += Inside * (simulator.Now - _changed).Ticks;
        _changed = simulator.Now;
    }
}
