namespace EShopSim.Reporting.Summaries;

/// <summary>A column of a <see cref="TextTable"/>.</summary>
/// <param name="Header">Its heading.</param>
internal sealed record Column(string Header)
{
    /// <summary>Numbers stand to the right.</summary>
    public bool IsNumber { get; init; } = true;

    /// <summary>Least characters it may be cut to before any column goes; 0 for columns that are not cut.</summary>
    public int LeastWidth { get; init; }

    /// <summary>What goes first when room is short; 0 never goes.</summary>
    public int DropOrder { get; init; }
}
