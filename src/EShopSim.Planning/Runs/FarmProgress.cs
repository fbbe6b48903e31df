namespace EShopSim.Planning.Runs;

/// <summary>How far a set of runs has come.</summary>
/// <param name="Done">Runs done, with the finished part of those under way.</param>
/// <param name="Known">Runs known to be needed so far.</param>
/// <param name="Reused">Runs among them whose results were there already.</param>
public readonly record struct FarmProgress(double Done, int Known, int Reused);
