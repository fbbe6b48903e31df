namespace EShopSim.Traffic.Description;

/// <summary>How arrivals scatter around their rate.</summary>
public enum ArrivalLaw
{
    /// <summary>A Poisson process: independent clients.</summary>
    Poisson,

    /// <summary>One arrival whenever the expected number has grown by one, the first after the first whole one: a load generator's ramp (k6 <c>ramping-arrival-rate</c>).</summary>
    Uniform,

    /// <summary>As <see cref="Uniform"/>, but the first at once: a load generator's constant rate (k6 <c>constant-arrival-rate</c>).</summary>
    UniformFromStart,
}
