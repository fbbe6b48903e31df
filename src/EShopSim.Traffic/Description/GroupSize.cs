namespace EShopSim.Traffic.Description;

/// <summary>How many requests come at the same instant.</summary>
public abstract record GroupSize
{
    /// <summary>The expectation, at least 1.</summary>
    public abstract double Mean { get; }

    internal abstract int Draw(Engine.RandomStream random);

    /// <summary>Always as many.</summary>
    public sealed record Constant(int Count) : GroupSize
    {
        /// <inheritdoc/>
        public override double Mean => Count;

        internal override int Draw(Engine.RandomStream random) => Count;
    }

    /// <summary>Every whole number from the least to the most equally likely.</summary>
    public sealed record Uniform(int Least, int Most) : GroupSize
    {
        /// <inheritdoc/>
        public override double Mean => (Least + (double)Most) / 2;

        internal override int Draw(Engine.RandomStream random) => Least + random.NextIndex(Most - Least + 1);
    }

    /// <summary>The geometric law on 1, 2, 3, … with that mean.</summary>
    public sealed record Geometric(double MeanCount) : GroupSize
    {
        // Beyond that a draw says more about floating point than about customers.
        private const double Most = 1e6;

        /// <inheritdoc/>
        public override double Mean => MeanCount;

        // The exponential law rounded up is geometric: P(N > n) = (1 - 1/mean)^n.
        internal override int Draw(Engine.RandomStream random) =>
            MeanCount <= 1 ? 1 : (int)Math.Clamp(Math.Ceiling(random.NextExponential() / -Math.Log(1 - (1 / MeanCount))), 1, Most);
    }
}
