namespace EShopSim.Reporting.Drawing;

/// <summary>One diagram of a page; all diagrams of a page share the time axis.</summary>
/// <param name="Title">What is seen.</param>
/// <param name="Unit">What the value axis counts, with its unit.</param>
/// <param name="Traces">The series, the first drawn first.</param>
internal sealed record Panel(string Title, string Unit, IReadOnlyList<Trace> Traces)
{
    public ValueScale Scale { get; init; }

    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Lines of text below the legend.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Height of the diagram itself, in pixels of the page.</summary>
    public int Height { get; init; } = 140;
}
