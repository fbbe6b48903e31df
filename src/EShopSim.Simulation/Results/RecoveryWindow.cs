namespace EShopSim.Simulation.Results;

/// <summary>A stretch of a run, judged as a whole over all entry operations.</summary>
/// <param name="StartSeconds">Where it begins, in simulated seconds.</param>
/// <param name="EndSeconds">Where it ends.</param>
/// <param name="OfferedPerSecond">Requests that arrived, retries of clients among them.</param>
/// <param name="RetriedPerSecond">Those retries.</param>
/// <param name="ErrorRate">Failed over finished requests, 0 to 1; NaN when none finished.</param>
/// <param name="P99Seconds">99th percentile of the answers' latency; NaN without answers.</param>
/// <param name="IsHealthy">Whether it keeps the bounds.</param>
public sealed record RecoveryWindow(
    double StartSeconds, double EndSeconds, double OfferedPerSecond, double RetriedPerSecond, double ErrorRate, double P99Seconds, bool IsHealthy);
