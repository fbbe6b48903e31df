using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Requests;

/// <summary>Where a failure began, and how: what is passed on above it is only that a call failed.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FailureOrigin
{
    // One more than the index, so that the default is none.
    private readonly int _place;

    public FailureOrigin(int module, FailureCause cause)
    {
        _place = module + 1;
        Cause = cause;
    }

    public bool IsKnown => _place > 0;

    /// <summary>Index of the module that refused, stopped or did not answer.</summary>
    public int Module => _place - 1;

    public FailureCause Cause { get; }
}
