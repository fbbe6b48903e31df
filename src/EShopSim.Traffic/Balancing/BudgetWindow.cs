using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Balancing;

/// <summary>A retry budget over a sliding window (tower, retry/budget; Linkerd and Finagle before it): requests pay in, retries take out 1/ratio, and a reserve covers the minimum.</summary>
internal sealed class BudgetWindow
{
    private const int Slots = 10;

    private readonly double[] _balances = new double[Slots];
    private readonly double _cost;
    private readonly double _reserve;
    private readonly long _slotTicks;
    private long _slot;

    public BudgetWindow(RetryBudget budget)
    {
        _cost = budget.Ratio > 0 ? 1 / budget.Ratio : 1;
        _reserve = budget.MinPerSecond * budget.Ttl.TotalSeconds * _cost;
        _slotTicks = Math.Max(1, budget.Ttl.Ticks / Slots);
        Payment = budget.Ratio > 0 ? 1 : 0;
    }

    private double Payment { get; }

    public void Deposit(long nowTicks)
    {
        Expire(nowTicks);
        _balances[_slot % Slots] += Payment;
    }

    public bool TryWithdraw(long nowTicks)
    {
        Expire(nowTicks);
        var sum = _reserve;
        foreach (var balance in _balances)
            sum += balance;

        // A hair's breadth, so that a ratio of 0.2 is worth five requests exactly.
        if (sum < _cost - 1e-9)
            return false;
        _balances[_slot % Slots] -= _cost;
        return true;
    }

    private void Expire(long nowTicks)
    {
        var slot = nowTicks / _slotTicks;
        for (var i = Math.Max(_slot + 1, slot - Slots + 1); i <= slot; i++)
            _balances[i % Slots] = 0;
        _slot = Math.Max(_slot, slot);
    }
}
