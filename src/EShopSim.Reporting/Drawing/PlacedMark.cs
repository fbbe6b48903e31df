namespace EShopSim.Reporting.Drawing;

/// <summary>A mark on the page: where its line stands, where its name begins, and in which row, counted upwards; -1 without a name.</summary>
internal sealed record PlacedMark(Mark Mark, float X, float Left, int Row);
