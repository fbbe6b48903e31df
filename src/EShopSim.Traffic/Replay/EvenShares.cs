namespace EShopSim.Traffic.Replay;

/// <summary>What those pods have used that share a demand evenly and use nothing beside it, side by side in memory.</summary>
/// <remarks>With tens of thousands of pods most of the time of a look at all of them goes into fetching each from where it lies.</remarks>
internal sealed class EvenShares
{
    private Entry[] _pods = [];

    /// <summary>From now on the pod has used so much and, in addition, what its module's even share has come to since.</summary>
    public void Set(int pod, ReplayModule module, double coreSeconds)
    {
        if (pod >= _pods.Length)
            Array.Resize(ref _pods, Math.Max(2 * _pods.Length, pod + 1));
        _pods[pod] = new Entry { Module = module, CoreSeconds = coreSeconds };
    }

    /// <summary>From now on only the pod itself knows.</summary>
    public void Forget(int pod)
    {
        if (pod < _pods.Length)
            _pods[pod].Module = null;
    }

    /// <summary>What the pod has used up to now, in core-seconds; false where only the pod itself knows.</summary>
    public bool TryRead(int pod, out double coreSeconds)
    {
        if (pod >= _pods.Length || _pods[pod].Module is not { } module)
        {
            coreSeconds = 0;
            return false;
        }

        coreSeconds = _pods[pod].CoreSeconds + module.EvenShare;
        return true;
    }

    private struct Entry
    {
        public ReplayModule? Module;
        public double CoreSeconds;
    }
}
