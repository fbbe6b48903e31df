using EShopSim.Simulation;

namespace EShopSim.Reporting.Drawing;

/// <summary>A chart: stacked panels on one time axis.</summary>
/// <param name="Name">Its file name without extension.</param>
/// <param name="Title">What is seen.</param>
/// <param name="Subtitle">Which run.</param>
/// <param name="Panels">From top to bottom; at least one.</param>
internal sealed record Page(string Name, string Title, string Subtitle, IReadOnlyList<Panel> Panels)
{
    /// <summary>Times of the samples, in seconds.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>Begin of the time axis, in seconds.</summary>
    public double StartSeconds { get; init; }

    /// <summary>End of the time axis, in seconds.</summary>
    public required double EndSeconds { get; init; }

    /// <summary>End of the warm-up, in seconds; 0 without one.</summary>
    public double WarmupSeconds { get; init; }

    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>The page over a part of its time only; null leaves it as it is.</summary>
    public Page Within(TimeFrame? part) => part is null ? this : this with
    {
        StartSeconds = Math.Max(StartSeconds, part.From.TotalSeconds),
        EndSeconds = Math.Min(EndSeconds, part.To.TotalSeconds),
    };

    /// <summary>What a reader must know besides, below the panels.</summary>
    public string Caption { get; init; } = "";
}
