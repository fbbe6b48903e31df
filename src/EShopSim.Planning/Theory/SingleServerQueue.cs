namespace EShopSim.Planning.Theory;

/// <summary>M/G/1: Poisson arrivals, any law of service time, one server.</summary>
/// <param name="ArrivalsPerSecond">Positive.</param>
/// <param name="MeanServiceSeconds">Positive.</param>
/// <param name="ServiceCv">Coefficient of variation of the service time: standard deviation over mean; 0 constant, 1 exponential.</param>
public sealed record SingleServerQueue(double ArrivalsPerSecond, double MeanServiceSeconds, double ServiceCv)
{
    /// <summary>Share of the time in which the server works; from 1 on times are infinite.</summary>
    public double Load => ArrivalsPerSecond * MeanServiceSeconds;

    /// <summary>Mean wait first come, first served: λE[S²] / (2(1−ρ)) (Pollaczek 1930, Khinchine 1932).</summary>
    public double MeanWaitSeconds => Load < 1 ? ResidualSeconds / (1 - Load) : double.PositiveInfinity;

    /// <summary>Mean time in the system first come, first served.</summary>
    public double MeanSojournSeconds => MeanWaitSeconds + MeanServiceSeconds;

    /// <summary>Mean time in the system when all customers share the server evenly: E[S]/(1−ρ), whatever the law (Kleinrock, Queueing Systems II, 1976, 4.4).</summary>
    public double MeanSharedSojournSeconds => SharedSojournSeconds(MeanServiceSeconds);

    /// <summary>The work that an arrival finds in service, on average: λE[S²]/2.</summary>
    internal double ResidualSeconds => ArrivalsPerSecond * MeanServiceSeconds * MeanServiceSeconds * (1 + (ServiceCv * ServiceCv)) / 2;

    /// <summary>Mean time in the system, under sharing, of a customer that needs so much service: x/(1−ρ).</summary>
    public double SharedSojournSeconds(double serviceSeconds) => Load < 1 ? serviceSeconds / (1 - Load) : double.PositiveInfinity;
}
