namespace EShopSim.Traffic.Description;

/// <summary>A fresh pod needs more CPU time per request, until its code is compiled and its caches are filled: 1 + (factor − 1)·exp(−x) times as much.</summary>
/// <param name="Factor">How many times as much the very first request needs, at least 1.</param>
public sealed record WarmUp(double Factor)
{
    /// <summary>x is the requests served over this many; null where <see cref="Time"/> counts.</summary>
    public double? Requests { get; init; }

    /// <summary>x is the age of the containers over this; null where <see cref="Requests"/> count.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The factor of a request's CPU time.</summary>
    /// <param name="served">Requests that the pod has begun to serve before.</param>
    /// <param name="age">How long its containers have run.</param>
    public double FactorOf(long served, TimeSpan age) =>
        1 + ((Factor - 1) * Math.Exp(-(Requests is { } requests ? served / requests : age / Time!.Value)));
}
