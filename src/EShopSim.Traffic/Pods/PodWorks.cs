using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Traffic.Cpu;

namespace EShopSim.Traffic.Pods;

/// <summary>What runs in which pod: starts and stops the modules' work, and knows the CPU factor of each version.</summary>
internal sealed class PodWorks
{
    private readonly Dictionary<WorkloadRef, ModuleRuntime> _modules = [];
    private readonly Dictionary<(WorkloadRef Workload, int Revision), double> _cpuFactors = [];
    private readonly List<(Pod Pod, PodWork Work)?> _pods = [];

    /// <summary>Work of pods by module.</summary>
    /// <exception cref="ArgumentException">Two modules share a workload.</exception>
    public PodWorks(IEnumerable<ModuleRuntime> modules)
    {
        foreach (var module in modules)
            if (!_modules.TryAdd(module.Meter.Workload, module))
                throw new ArgumentException($"two modules name {module.Meter.Workload}", nameof(modules));
    }

    /// <summary>The work of a pod, also after its end; null where no module says what it does, or it never started.</summary>
    public PodWork? this[Pod pod] => this[pod.Index];

    /// <summary>The same by the pod's index.</summary>
    public PodWork? this[int pod] => pod < _pods.Count ? _pods[pod]?.Work : null;

    /// <summary>The module of a pod; null where none says what it does.</summary>
    public ModuleRuntime? ModuleOf(Pod pod) => _modules.GetValueOrDefault(pod.Workload);

    /// <summary>Sets the CPU time per request of a template revision, of its pods now and later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public void SetCpuFactor(WorkloadRef workload, int revision, double factor)
    {
        if (!(factor >= 0 && double.IsFinite(factor)))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A CPU factor is finite and not negative.");
        _cpuFactors[(workload, revision)] = factor;
        foreach (var entry in _pods)
        {
            if (entry is var (pod, work) && pod.Workload == workload && pod.Revision == revision)
                work.SetCpuFactor(factor);
        }
    }

    /// <summary>The containers of a pod have started.</summary>
    public void Start(Pod pod, NodeCpu node)
    {
        var module = _modules[pod.Workload];
        var work = module.Start(pod, node);
        if (_cpuFactors.TryGetValue((pod.Workload, pod.Revision), out var factor))
            work.SetCpuFactor(factor);

        // Containers that start again: the proxies may not have noticed, and the address is the same.
        if (this[pod]?.RemoveEndpoint() ?? false)
            work.AddEndpoint();
        while (_pods.Count <= pod.Index)
            _pods.Add(null);
        _pods[pod.Index] = (pod, work);
        module.Meter.Add(pod.Index, work);
    }

    /// <summary>The containers of a pod are gone.</summary>
    public void Stop(Pod pod, bool silently)
    {
        if (this[pod] is not { } work)
            return;
        work.Stop(silently);
        _modules[pod.Workload].Meter.Remove(pod.Index, work);
    }
}
