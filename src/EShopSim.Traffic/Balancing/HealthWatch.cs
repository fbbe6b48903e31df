using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Balancing;

/// <summary>Leaves out the pods that fail: what each chooser has seen of them decides, for itself alone.</summary>
internal sealed class HealthWatch(LoadBalancing rules, EndpointTable endpoints, ModuleMeter meter)
{
    private double[] _rates = [];

    /// <summary>A look at the pods' success rates is due every interval. It is taken when the chooser acts next, as of its time: nobody asks in between.</summary>
    public void Look(Origin chooser, long nowTicks)
    {
        if (rules.Outliers is not { SuccessRate: { } rates } outliers || nowTicks < chooser.LookTicks)
            return;
        var isFirst = chooser.LookTicks == 0;
        var lookTicks = chooser.LookTicks;
        chooser.LookTicks = ((nowTicks / outliers.Interval.Ticks) + 1) * outliers.Interval.Ticks;
        if (!isFirst)
            EjectBelow(SuccessRateRule.Threshold(rates, Rates(chooser, rates)), rates, outliers, chooser, lookTicks);
        foreach (var place in endpoints.Places)
        {
            if (place < chooser.Hosts.Length)
                (chooser.Hosts[place].Judged, chooser.Hosts[place].Successes) = (0, 0);
        }
    }

    /// <summary>A pod gets a request: the only one, where a single one is to decide about it.</summary>
    public static void Chosen(Origin chooser, int place)
    {
        ref var host = ref chooser.Hosts[place];
        if (!host.IsOnProbation)
            return;
        host.IsProbed = true;
        chooser.Version = -1;
    }

    /// <summary>A try has ended.</summary>
    public void Ended(Origin chooser, ref HostState host, TryEnd end, long nowTicks)
    {
        var isFailure = end is TryEnd.Refused or TryEnd.Rejected or TryEnd.Reset or TryEnd.Failed or TryEnd.TimedOut;
        if (rules.Outliers is { } outliers)
        {
            Look(chooser, nowTicks);
            CountEnd(ref host, isFailure, end);
            if (isFailure && host.Errors >= outliers.ConsecutiveErrors)
            {
                host.Errors = 0;
                Eject(outliers, chooser, ref host, nowTicks);
            }
        }
        else if (rules.Accrual is { } accrual)
        {
            Accrue(accrual, chooser, ref host, isFailure, end, nowTicks);
        }
    }

    private static void CountEnd(ref HostState host, bool isFailure, TryEnd end)
    {
        if (end == TryEnd.Answered)
        {
            host.Errors = 0;
            host.Successes++;
            host.Judged++;
        }
        else if (isFailure)
        {
            host.Errors++;
            host.Judged++;
        }
    }

    private void Eject(OutlierDetection outliers, Origin chooser, ref HostState host, long ticks)
    {
        if (host.IsEjected || !EjectionRule.MayEject(outliers, chooser.Ejected, endpoints.Count))
            return;
        host.Ejections = EjectionRule.Multiple(outliers, host.Ejections, host.ReturnTicks, ticks);
        host.ReturnTicks = EjectionRule.ReturnTicks(outliers, host.Ejections, ticks);
        host.IsEjected = true;
        chooser.Ejected++;
        chooser.Version = -1;
        meter.Ejections++;
    }

    private ReadOnlySpan<double> Rates(Origin chooser, SuccessRateEjection rates)
    {
        if (_rates.Length < endpoints.Count)
            _rates = new double[endpoints.PlaceCount];
        var count = 0;
        foreach (var place in endpoints.Places)
        {
            if (HasVolume(chooser, place, rates))
                _rates[count++] = chooser.Hosts[place].SuccessRate;
        }

        return _rates.AsSpan(0, count);
    }

    private void EjectBelow(double threshold, SuccessRateEjection rates, OutlierDetection outliers, Origin chooser, long ticks)
    {
        foreach (var place in endpoints.Places)
        {
            if (HasVolume(chooser, place, rates) && chooser.Hosts[place].SuccessRate < threshold)
                Eject(outliers, chooser, ref chooser.Hosts[place], ticks);
        }
    }

    private bool HasVolume(Origin chooser, int place, SuccessRateEjection rates) =>
        place < chooser.Hosts.Length && chooser.Hosts[place] is { IsEjected: false } host && host.Pod == endpoints.At(place).Index + 1 && host.Judged >= rates.RequestVolume;

    private void Accrue(FailureAccrual accrual, Origin chooser, ref HostState host, bool isFailure, TryEnd end, long nowTicks)
    {
        if (host.IsEjected && nowTicks < host.ReturnTicks)
            return;
        if (end == TryEnd.Answered)
        {
            if (host.IsOnProbation)
                chooser.Version = -1;
            (host.Errors, host.Ejections, host.IsOnProbation, host.IsProbed) = (0, 0, false, false);
        }
        else if (!isFailure)
        {
            // Nobody waited for the answer of the request that was to decide: another may.
            if (host.IsProbed)
                chooser.Version = -1;
            host.IsProbed = false;
        }
        else if (host.IsOnProbation || ++host.Errors >= accrual.MaxFailures)
        {
            var share = Draw.Share(chooser.Key, (ulong)host.Pod ^ (ulong)nowTicks);
            host.ReturnTicks = nowTicks + AccrualRule.PenaltyTicks(accrual, host.Ejections++, share);
            (host.Errors, host.IsEjected, host.IsOnProbation, host.IsProbed) = (0, true, true, false);
            chooser.Version = -1;
            meter.Ejections++;
        }
    }
}
