using EShopSim.Traffic.Balancing;
using EShopSim.Traffic.Graph;

namespace EShopSim.Traffic.Requests;

/// <summary>The retry budgets: one for each calling pod, the clients outside together as one, and each kind of call.</summary>
internal sealed class RetryBudgets
{
    private BudgetWindow?[][] _windows = [];

    public void Deposit(int policyIndex, CallPolicy policy, int pod, long nowTicks)
    {
        if (policy.Retry?.Budget is not null)
            Window(policyIndex, policy, pod).Deposit(nowTicks);
    }

    public bool TryWithdraw(int policyIndex, CallPolicy policy, int pod, long nowTicks) =>
        policy.Retry?.Budget is null || Window(policyIndex, policy, pod).TryWithdraw(nowTicks);

    private BudgetWindow Window(int policyIndex, CallPolicy policy, int pod)
    {
        var known = _windows.Length;
        if (policyIndex >= known)
        {
            Array.Resize(ref _windows, policyIndex + 1);
            Array.Fill(_windows, [], known, _windows.Length - known);
        }

        ref var byPod = ref _windows[policyIndex];
        if (pod + 1 >= byPod.Length)
            Array.Resize(ref byPod, Math.Max(pod + 2, 2 * byPod.Length));
        return byPod[pod + 1] ??= new BudgetWindow(policy.Retry!.Budget!);
    }
}
