using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using MathNet.Numerics.LinearAlgebra;

namespace EShopSim.Theory.Tests;

/// <summary>A single server, first come first served, whose customers come in groups or in bursts.</summary>
public sealed class BurstyArrivalTests
{
    private const double MeanServiceSeconds = 0.010;
    private const double WarmupSeconds = 60;
    private const double MeasuredSeconds = 2000;

    // M[X]/M/1 (Gross and Harris, Fundamentals of Queueing Theory, 3.1): L = ρ (E[X] + E[X²]) / (2 E[X] (1 - ρ)).
    [Fact]
    public void Groups_wait_for_each_other()
    {
        const double PerSecond = 60;
        const double Load = PerSecond * MeanServiceSeconds;
        Compare("E[T], groups of 3 (s)", 3, 9, new GroupSize.Constant(3));
        Compare("E[T], geometric groups, mean 3 (s)", 3, 3 * ((2 * 3) - 1), new GroupSize.Geometric(3));
        Compare("E[T], groups of 1 to 5 (s)", 3, 11, new GroupSize.Uniform(1, 5));

        static void Compare(string name, double mean, double meanSquare, GroupSize groups) =>
            new Comparison<double>(seed => MeanSojourn(Shop.Poisson("station.serve", PerSecond, WarmupSeconds + MeasuredSeconds) with { Groups = groups }, seed))
                .Expect(name, Load * (mean + meanSquare) / (2 * mean * (1 - Load)) / PerSecond, t => t)
                .ShouldAgree();
    }

    // MMPP/M/1 as a quasi-birth-death process (Neuts, Matrix-Geometric Solutions, 1981, chapter 3).
    [Theory, InlineData(0.5, 3, 4, 1), InlineData(1, 6, 2, 0.3)]
    public void Bursts_wait_as_the_matrix_geometric_solution_says(double calm, double busy, double calmSeconds, double busySeconds)
    {
        const double PerSecond = 50;
        var whole = calmSeconds + busySeconds;
        var factor = ((calm * calmSeconds) + (busy * busySeconds)) / whole;
        var theory = MeanInQueue([PerSecond * calm / factor, PerSecond * busy / factor], [1 / calmSeconds, 1 / busySeconds]) / PerSecond;
        BurstState[] states = [new(calm, TimeSpan.FromSeconds(calmSeconds)), new(busy, TimeSpan.FromSeconds(busySeconds))];
        new Comparison<double>(seed => MeanSojourn(Shop.Poisson("station.serve", PerSecond, WarmupSeconds + MeasuredSeconds) with { Bursts = states }, seed))
            .Expect("E[T], MMPP/M/1 (s)", theory, t => t)
            .ShouldAgree();
    }

    // π(n) = π(0) Rⁿ with R the least solution of A0 + R A1 + R² A2 = 0; customers on average π(0) R (I - R)⁻² 1.
    private static double MeanInQueue(double[] rates, double[] leaving)
    {
        const double Mu = 1 / MeanServiceSeconds;
        var one = Matrix<double>.Build.DenseIdentity(2);
        var arrivals = Matrix<double>.Build.DenseOfDiagonalArray(rates);
        var moods = Matrix<double>.Build.DenseOfArray(new[,] { { -leaving[0], leaving[0] }, { leaving[1], -leaving[1] } });
        var inner = (-(moods - arrivals - (Mu * one))).Inverse();
        var r = Matrix<double>.Build.Dense(2, 2);
        for (var i = 0; i < 100_000; i++)
        {
            var next = (arrivals + (r * r * Mu)) * inner;
            var change = (next - r).InfinityNorm();
            r = next;
            if (change < 1e-14)
                break;
        }

        // The level of nobody: π(0) (Q - Λ + R μ) = 0, and all levels together 1.
        var rest = (one - r).Inverse();
        var boundary = moods - arrivals + (r * Mu);
        var equations = Matrix<double>.Build.DenseOfRowVectors(boundary.Column(0), rest.RowSums());
        var empty = equations.Solve(Vector<double>.Build.DenseOfArray([0, 1]));
        return empty * (r * rest * rest).RowSums();
    }

    private static double MeanSojourn(TrafficSource source, ulong seed)
    {
        var module = Shop.Module("station", new Operation("station.serve", new ExponentialDistribution(MeanServiceSeconds), new ConstantDistribution(0), [])) with
        {
            Discipline = ServiceDiscipline.Fifo,
            Workers = 1,
        };
        var shop = new Shop([module], [source], seed, nodeCores: 1);
        shop.RunPod("station");
        shop.Engine.Start();
        shop.RunUntil(1000 * WarmupSeconds);
        shop.Engine.Entries[0].Total.Reset();
        shop.RunUntil(1000 * (WarmupSeconds + MeasuredSeconds));
        return shop.Engine.Entries[0].Total.Mean;
    }
}
