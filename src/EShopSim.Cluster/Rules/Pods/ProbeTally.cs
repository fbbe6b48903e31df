namespace EShopSim.Cluster.Rules.Pods;

/// <summary>The results of one probe in a row (pkg/kubelet/prober/worker.go): only so many equal ones make a verdict.</summary>
/// <param name="LastSucceeded">The last result; null before the first.</param>
/// <param name="Run">How many of them came in a row.</param>
public readonly record struct ProbeTally(bool? LastSucceeded, int Run)
{
    /// <summary>The tally after one more result.</summary>
    public ProbeTally With(bool succeeded) => LastSucceeded == succeeded ? this with { Run = Run + 1 } : new ProbeTally(succeeded, 1);

    /// <summary>What the results come to; null while there are too few of the last kind.</summary>
    public bool? Verdict(int successThreshold, int failureThreshold) => LastSucceeded switch
    {
        true when Run >= successThreshold => true,
        false when Run >= failureThreshold => false,
        _ => null,
    };
}
