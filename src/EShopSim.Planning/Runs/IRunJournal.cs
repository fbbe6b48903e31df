namespace EShopSim.Planning.Runs;

/// <summary>Where finished runs are kept so that an interrupted search need not pay for them twice.</summary>
public interface IRunJournal
{
    /// <summary>The run of that key; null when it was never finished.</summary>
    RunMeasures? Find(ulong key);

    /// <summary>Keeps a finished run. Called from several threads, once per key.</summary>
    void Keep(ulong key, RunMeasures run);
}
